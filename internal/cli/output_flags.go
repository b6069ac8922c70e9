package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"codeberg.org/trustrepair/trustrepair/internal/app"
)

func outputFlags(cmd *cobra.Command, opts *app.Output, formats []string) {
	cmd.Flags().StringVar(&opts.Format, "format", "", "the `FORM`: "+strings.Join(formats, ", ")+" (default: as FILE ends, else text)")
	cmd.Flags().StringVar(&opts.File, "output", "", "write to this new `FILE`, for you alone to read; - is standard output")
}
