package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"codeberg.org/trustrepair/trustrepair/internal/app"
)

func outputFlags(cmd *cobra.Command, opts *app.Output, formats []string) {
	cmd.Flags().StringVar(&opts.Format, "format", "", "the `FORM`: "+strings.Join(formats, ", ")+" (default: what FILE ends in, else text)")
	cmd.Flags().StringVar(&opts.File, "output", "", "write to this new `FILE` that only you can read (- is standard output)")
}
