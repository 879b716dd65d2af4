// SPDX-License-Identifier: Apache-2.0
// How a function says that it could not do its work: Result<T> holds a value or an Error, Status only the latter.
// Errors travel up to whoever can tell a person; trouble inside an article is a Diagnostic and stays with the article.
#pragma once

#include <cassert>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace crosstell {

/// Kinds of trouble. `name_of` gives the stable spelling used in the store and in messages.
enum class Errc : std::uint8_t {
  io,            ///< the system refused a read or write
  not_found,     ///< a path, id or key that does not exist
  denied,        ///< no permission
  not_regular,   ///< a directory, FIFO, socket or device where a file was expected
  empty,         ///< nothing to read
  binary,        ///< not text
  charset,       ///< unknown or undecodable character set
  syntax,        ///< broken JSON, broken pattern
  too_large,     ///< over a limit that an option sets
  bomb,          ///< unpacks to far more than any text does
  unstable,      ///< the file changed while it was read
  unsupported,   ///< a format or version we do not handle
  invalid,       ///< a value or argument outside what is allowed
  timeout,       ///< a time limit was hit
  memory,        ///< a memory limit was hit
  crash,         ///< a worker died
  locked,        ///< the store is in use by another process
  corrupt,       ///< the store is damaged or belongs to another program
  too_new,       ///< the store was written by a newer version
  icu,           ///< ICU reported a failure
  mismatch,      ///< a verification found a difference
};
[[nodiscard]] std::string_view name_of(Errc code);

struct Error {
  Errc code = Errc::invalid;
  std::string where;  ///< "file:line", "article-id" or "pack:rule"
  std::string what;   ///< what was found; what was expected; what to do
};

/// "where: what" as one line for people.
[[nodiscard]] std::string to_string(const Error& error);

/// A value or the reason why there is none.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}      // NOLINT: implicit on purpose
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT: implicit on purpose

  [[nodiscard]] bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }
  /// Requires: ok().
  [[nodiscard]] T& value() & { assert(ok()); return std::get<0>(state_); }
  [[nodiscard]] const T& value() const& { assert(ok()); return std::get<0>(state_); }
  [[nodiscard]] T&& value() && { assert(ok()); return std::get<0>(std::move(state_)); }
  /// Requires: !ok().
  [[nodiscard]] const Error& error() const { assert(!ok()); return std::get<1>(state_); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

 private:
  std::variant<T, Error> state_;
};

/// Success, or the reason why not.
class [[nodiscard]] Status {
 public:
  Status() = default;
  Status(Error error) : error_(std::move(error)) {}  // NOLINT: implicit on purpose
  [[nodiscard]] bool ok() const { return !error_.has_value(); }
  explicit operator bool() const { return ok(); }
  /// Requires: !ok().
  [[nodiscard]] const Error& error() const { assert(error_); return *error_; }

 private:
  std::optional<Error> error_;
};

}  // namespace crosstell
