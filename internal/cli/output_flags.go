package cli

import (
	"strings"

	"github.com/spf13/cobra"
)

func outputFlags(cmd *cobra.Command, opts *outputOptions, formats []string) {
	cmd.Flags().StringVar(&opts.format, "format", "", "the `FORM`: "+strings.Join(formats, ", ")+" (default: as FILE ends, else text)")
	cmd.Flags().StringVar(&opts.file, "output", "", "write to this new `FILE`, for you alone to read; - is standard output")
}
