import ArgumentParser
import Foundation

/// Standard output and standard error, through which everything is printed.
///
/// `print` does not say whether a disk was full, and `FileHandle.write(_:)` traps when it was.
enum StandardStream: Int32 {
    case output = 1
    case error = 2

    /// Makes streams safe to use; to be called before anything is opened.
    ///
    /// A reader that leaves gives an error rather than a signal. A stream that the caller has closed is opened in the
    /// wrong direction: using it fails as before, and no file of ours can get its number and be written into.
    static func prepare() {
        signal(SIGPIPE, SIG_IGN)
        for (descriptor, direction) in [(0, O_WRONLY), (1, O_RDONLY), (2, O_RDONLY)] as [(Int32, Int32)]
        where fcntl(descriptor, F_GETFD) == -1 {
            _ = open("/dev/null", direction)
        }
    }

    /// Writes a text whole.
    ///
    /// - Throws: a ``Failure`` that says why standard output could not be written; success as an `ExitCode` when its
    ///   reader has left, as `head` does: then there is nothing left to do or to say. Standard error has nobody to
    ///   tell: what cannot be written there is lost.
    func write(_ text: String) throws {
        guard let code = Self.write(text, to: rawValue), self == .output else { return }
        if code == EPIPE { throw ExitCode.success }
        throw Failure(
            description: "cannot write to standard output: \(reason(code))",
            code: Failure.inputOutput
        )
    }

    /// Writes to a descriptor; the error's number if that fails.
    private static func write(_ text: String, to descriptor: Int32) -> Int32? {
        var text = text
        return text.withUTF8 { bytes in
            var rest = UnsafeRawBufferPointer(bytes)[...]
            while !rest.isEmpty {
                let count = Foundation.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if count >= 0 {
                    rest = rest.dropFirst(count)
                } else if errno == EAGAIN {
                    waitUntilReady(descriptor, POLLOUT)
                } else if errno != EINTR {
                    return errno
                }
            }
            return nil
        }
    }
}

/// Waits until a descriptor that does not block is ready.
func waitUntilReady(_ descriptor: Int32, _ event: Int32) {
    var request = pollfd(fd: descriptor, events: Int16(event), revents: 0)
    poll(&request, 1, -1)
}

/// The system's words for an error, as part of a sentence: "no space left on device".
func reason(_ code: Int32) -> String {
    if code == EBADF { return "it is closed" }
    let words = String(cString: strerror(code))
    // "Input/output error" and the like; no name begins these sentences.
    return words.prefix(1).lowercased() + words.dropFirst()
}

/// Prints a line on standard error.
func complain(_ message: String) {
    try? StandardStream.error.write(message + "\n")
}
