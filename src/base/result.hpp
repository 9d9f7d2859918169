// Result<T, E>: a value or the reason why there is none. Nothing throws; a Result cannot be ignored.
#pragma once

#include <optional>
#include <type_traits>
#include <utility>
#include <variant>

#include "base/check.hpp"

namespace gwanje {

/// Wraps an error so that `return Failure{…}` converts to any Result with that error type.
template <class E>
struct Failure {
    E error;
};
template <class E>
Failure(E) -> Failure<E>;

template <class T, class E>
class [[nodiscard]] Result {
public:
    using Value = T;
    using Error = E;

    Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
    Result(Failure<E> failure) : state_(std::in_place_index<1>, std::move(failure.error)) {}

    [[nodiscard]] bool ok() const noexcept { return state_.index() == 0; }
    explicit operator bool() const noexcept { return ok(); }

    /// The value; a bug (abort) when there is none.
    [[nodiscard]] const T& value() const& { return GWANJE_CHECK(ok()), *std::get_if<0>(&state_); }
    [[nodiscard]] T& value() & { return GWANJE_CHECK(ok()), *std::get_if<0>(&state_); }
    [[nodiscard]] T&& value() && { return GWANJE_CHECK(ok()), std::move(*std::get_if<0>(&state_)); }
    const T& operator*() const& { return value(); }
    T& operator*() & { return value(); }
    T&& operator*() && { return std::move(*this).value(); }
    const T* operator->() const { return &value(); }
    T* operator->() { return &value(); }

    /// The error; a bug (abort) when there is a value.
    [[nodiscard]] const E& error() const& { return GWANJE_CHECK(!ok()), *std::get_if<1>(&state_); }
    [[nodiscard]] E&& error() && { return GWANJE_CHECK(!ok()), std::move(*std::get_if<1>(&state_)); }

    /// The error, wrapped to be returned from a function with another value type.
    [[nodiscard]] Failure<E> failure() const& { return {error()}; }
    [[nodiscard]] Failure<E> failure() && { return {std::move(*this).error()}; }

private:
    std::variant<T, E> state_;
};

template <class E>
class [[nodiscard]] Result<void, E> {
public:
    using Value = void;
    using Error = E;

    Result() = default;
    Result(Failure<E> failure) : error_(std::move(failure.error)) {}

    [[nodiscard]] bool ok() const noexcept { return !error_.has_value(); }
    explicit operator bool() const noexcept { return ok(); }
    [[nodiscard]] const E& error() const& { return GWANJE_CHECK(!ok()), *error_; }
    [[nodiscard]] Failure<E> failure() const { return {error()}; }

private:
    std::optional<E> error_;
};

}  // namespace gwanje

#define GWANJE_JOIN_INNER(a, b) a##b
#define GWANJE_JOIN(a, b) GWANJE_JOIN_INNER(a, b)

/// Returns the failure of `expression` (a Result) from the enclosing function, if it is one.
#define GWANJE_TRY(expression)                                                                    \
    if (auto&& GWANJE_JOIN(tried_, __LINE__) = (expression); !GWANJE_JOIN(tried_, __LINE__).ok()) \
        return ::gwanje::Failure {                                                                \
            GWANJE_JOIN(tried_, __LINE__).error()                                                 \
        }
