// Limits is what the benchmarks compare the program with: the least that a
// process of its kind can do. Without arguments it does nothing; otherwise it
// appends a line to a file and waits until that is on the disk.
package main

import (
	"log"
	"os"
)

func main() {
	if len(os.Args) < 2 {
		return
	}
	f, err := os.OpenFile(os.Args[1], os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err == nil {
		_, err = f.WriteString("a line\n")
	}
	if err == nil {
		err = f.Sync()
	}
	if err == nil {
		err = f.Close()
	}
	if err != nil {
		log.Fatal(err)
	}
}
