// Command wasm is what runs in the browser on the pages of the finder.
package main

import "wentu/app/ui"

func main() { ui.Run() }
