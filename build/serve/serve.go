// Package serve shows the site while it is being written: it serves what was built
// last on this machine alone, builds again when a file changes, reloads the browser,
// and puts what is wrong on top of the page.
package serve

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/fsnotify/fsnotify"

	"wentu/build/report"
)

// Site is what a build gives.
type Site struct {
	Findings []report.Finding
	Files    int // how many there are
	// Open gives a file by its path below the root, and what is wrong with it alone. It
	// is called from any goroutine. It is nil when there is no site; the last one is
	// then served on.
	Open func(path string) (data []byte, wrong []report.Finding, ok bool)

	build string // when it was made
}

// Server serves what Build gives and builds again when something in the folders
// Watch changes.
type Server struct {
	Build func() Site
	Watch []string
	Log   io.Writer
	// Tongue is the language that findings are told in, nil for English.
	Tongue *report.Tongue

	mu      sync.Mutex
	site    Site
	name    string        // of this machine, as it was told where to listen
	changed chan struct{} // closed and replaced at every build
}

// listen listens at an address; where it cannot, the error says what to do.
func listen(ctx context.Context, addr string) (net.Listener, error) {
	if _, port, err := net.SplitHostPort(addr); err != nil || port == "" {
		return nil, fmt.Errorf("%q is no place to listen at: write HOST:PORT, as -addr 127.0.0.1:8080 or -addr [::1]:8080", addr)
	}
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", addr)
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return nil, fmt.Errorf("another program listens at %s, perhaps an earlier serve: end it, or take a free port with -addr 127.0.0.1:0", addr)
	case err != nil:
		return nil, fmt.Errorf("nothing can be served at %s: name an address of this machine and a port from 1024 on, as -addr 127.0.0.1:8080: %w", addr, err)
	}
	return listener, nil
}

// Run serves until the context ends.
func (s *Server) Run(ctx context.Context, addr string) error {
	listener, err := listen(ctx, addr)
	if err != nil {
		return err
	}
	s.name, _, _ = net.SplitHostPort(strings.ToLower(addr))
	watcher, err := fsnotify.NewWatcher()
	if err != nil {
		return err
	}
	defer watcher.Close()
	now, err := watch(s.Watch, watcher.Add)
	if err != nil {
		return err
	}
	s.rebuild()
	if a, ok := listener.Addr().(*net.TCPAddr); ok && a.IP.IsUnspecified() {
		fmt.Fprintf(s.Log, "Everybody in the network can read this; -addr 127.0.0.1:%d keeps it on this machine.\n", a.Port)
	}
	fmt.Fprintf(s.Log, "http://%s/\n", listener.Addr())
	go s.follow(ctx, watcher, now)
	server := &http.Server{Handler: s.Handler(), ReadHeaderTimeout: 10 * time.Second}
	go func() {
		<-ctx.Done()
		_ = server.Close() // streams of events would never end by themselves
	}()
	if err := server.Serve(listener); err != http.ErrServerClosed {
		return err
	}
	return nil
}

func (s *Server) rebuild() {
	begin := time.Now()
	site := s.Build()
	site.build = begin.Format(time.RFC3339Nano)
	s.mu.Lock()
	if site.Open == nil {
		site.Open, site.Files = s.site.Open, s.site.Files
	}
	s.site = site
	if s.changed != nil {
		close(s.changed)
	}
	s.changed = make(chan struct{})
	s.mu.Unlock()
	failed := 0
	for _, f := range site.Findings {
		if f.Severity == report.Error {
			fmt.Fprintln(s.Log, f.In(s.Tongue))
			failed++
		}
	}
	fmt.Fprintf(s.Log, "%s: %d files in %d ms, %d errors\n", begin.Format(time.TimeOnly), site.Files, time.Since(begin).Milliseconds(), failed)
}

// current is the site as it is, and a channel that is closed when it no longer is.
func (s *Server) current() (Site, <-chan struct{}) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.site, s.changed
}
