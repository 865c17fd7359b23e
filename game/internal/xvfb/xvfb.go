package xvfb

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"syscall"
	"time"
)

// Full is the environment variable that turns "no display, skipped" into a failure, for
// machines that are to run every test.
const Full = "LOSTUPDATE_FULL"

// Missing is what to tell a person when Start found no display and no Xvfb.
const Missing = "no display and no Xvfb: set DISPLAY, or install Xvfb (apt-get install xvfb)"

// patience is how long a server may take to come up; on a busy machine it needs a second.
const patience = 30 * time.Second

// Start makes sure that there is a display. If DISPLAY is set, or the system is not one that
// uses X, there is nothing to do. Otherwise it starts Xvfb and sets DISPLAY; stop ends that
// server and must be called. If Xvfb is missing, ok is false and the caller skips what needs
// a display; with LOSTUPDATE_FULL set that is an error instead.
func Start() (stop func(), ok bool, err error) {
	nothing := func() {}
	if runtime.GOOS != "linux" || os.Getenv("DISPLAY") != "" {
		return nothing, true, nil
	}
	program, err := exec.LookPath("Xvfb")
	switch {
	case err == nil:
	case os.Getenv(Full) != "":
		return nothing, false, fmt.Errorf("xvfb: %s is set, but there is %s", Full, Missing)
	default:
		return nothing, false, nil
	}
	server, display, err := start(program)
	if err != nil {
		return nothing, false, err
	}
	stop = func() {
		end(server)
		_ = os.Unsetenv("DISPLAY")
	}
	if err := os.Setenv("DISPLAY", display); err != nil {
		stop()
		return nothing, false, fmt.Errorf("xvfb: cannot set DISPLAY: %w", err)
	}
	return stop, true, nil
}

// start runs a server and waits until it says on which display it listens.
func start(program string) (*exec.Cmd, string, error) {
	answer, answering, err := os.Pipe()
	if err != nil {
		return nil, "", fmt.Errorf("xvfb: no pipe for the display number: %w", err)
	}
	defer answer.Close()
	defer answering.Close()

	var complaints strings.Builder
	// Descriptor 3 is the first of ExtraFiles. The server picks a free display itself, so
	// several test programs can start at once.
	server := exec.Command(program, "-displayfd", "3", "-screen", "0", "1920x1200x24", "-nolisten", "tcp")
	server.ExtraFiles = []*os.File{answering}
	server.Stderr = &complaints
	if err := server.Start(); err != nil {
		return nil, "", fmt.Errorf("xvfb: cannot start %s: %w", program, err)
	}
	answering.Close() // now only the server holds it: if it dies, the read below ends
	number, err := readLine(answer)
	if err != nil {
		_ = server.Process.Kill()
		_ = server.Wait()
		return nil, "", fmt.Errorf("xvfb: %s did not come up: %w\n%s", program, err, complaints.String())
	}
	return server, ":" + number, nil
}

// end asks a server to go, so that it removes its lock and socket files, and waits for it.
func end(server *exec.Cmd) {
	_ = server.Process.Signal(syscall.SIGTERM)
	late := time.AfterFunc(patience, func() { _ = server.Process.Kill() })
	defer late.Stop()
	_ = server.Wait() // says only which signal it was
}

func readLine(f *os.File) (string, error) {
	if err := f.SetReadDeadline(time.Now().Add(patience)); err != nil {
		return "", err
	}
	line, err := bufio.NewReader(f).ReadString('\n')
	if err != nil {
		return "", err
	}
	line = strings.TrimSpace(line)
	if line == "" {
		return "", errors.New("it named no display")
	}
	return line, nil
}
