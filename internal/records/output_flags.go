package records

import (
	"strings"

	"github.com/spf13/cobra"

	"codeberg.org/trustrepair/trustrepair/internal/app"
)

// OutputFlags adds the flags that say in which form a page is written, and where to.
func OutputFlags(cmd *cobra.Command, opts *app.Output, formats []string) {
	cmd.Flags().StringVar(&opts.Format, "format", "", "the `FORM`: "+strings.Join(formats, ", ")+" (default: what FILE ends in, else text)")
	cmd.Flags().StringVar(&opts.File, "output", "", "write to this new `FILE` that only you can read (- is standard output)")
}
