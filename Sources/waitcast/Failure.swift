import Areas
import ArgumentParser
import Queueing
import Reading
import Regression
import Reporting
import Statistics
import WorkbookWriting

/// An error that ends the command: one clear message and an exit code as in sysexits.h.
struct Failure: Error, CustomStringConvertible {
    /// What the user reads.
    let description: String
    /// 64 usage, 65 bad data, 66 no such input, 69 not in this build, 70 our own fault, 73 cannot create results, 74 cannot print.
    let code: ExitCode

    /// The call's own words are off.
    static let usage = ExitCode(64)
    /// Bad data in an input file.
    static let badData = ExitCode(65)
    /// An input file is missing or cannot be read.
    static let noInput = ExitCode(66)
    /// This build does without what is asked for.
    static let unavailable = ExitCode(69)
    /// The results cannot be written.
    static let cannotWrite = ExitCode(73)
    /// Standard output cannot be written.
    static let inputOutput = ExitCode(74)
    /// What should not happen.
    static let internalError = ExitCode(70)

    /// A failure; names and values from files are made safe to print.
    init(description: String, code: ExitCode) {
        self.description = safeText(description)
        self.code = code
    }
}

extension Failure {
    /// Reads what a call asks; what is wrong in it is told in the words of the call, which has options and no lines.
    static func ofCall<Value>(_ read: () throws(InputErrors) -> Value) throws -> Value {
        do {
            return try read()
        } catch {
            let texts = error.problems.map { problem in
                let message = problem.message.replacing(/^field '(--[a-z-]+)'/) { "\($0.1)" }
                return "\(message)\(message.hasSuffix("?") ? "" : ".") \(problem.remedy)"
            }
            throw Failure(description: texts.joined(separator: "\n"), code: usage)
        }
    }
}

/// Runs the body of a command; what it throws is printed to standard error, and the command exits with its code.
func reporting(_ body: () throws -> Void) throws {
    do {
        try body()
    } catch let error as ExitCode {
        throw error
    } catch let error as ValidationError {
        throw error
    } catch {
        let failure = Failure(error)
        complain(failure.description)
        throw failure.code
    }
}

extension Failure {
    /// The message and code of any error.
    init(_ error: any Error) {
        switch error {
        case let failure as Failure: self = failure
        case let errors as InputErrors: self.init(description: "\(errors)", code: Self.badData)
        case let error as QueueError: self.init(description: "\(error)", code: Self.badData)
        case let error as ParameterError: self.init(description: "\(error)", code: Self.badData)
        case let error as RegressionError: self.init(description: "\(error)", code: Self.badData)
        case let error as OutputError: self.init(description: "\(error)", code: Self.cannotWrite)
        case let error as WorkbookWritingError: self.init(description: "\(error)", code: Self.cannotWrite)
        default: self.init(description: "\(error)", code: Self.internalError)
        }
    }
}
