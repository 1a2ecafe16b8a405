// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <tl/expected.hpp>

#include <utility>

namespace sluice {

// The value of a call that can fail for outside reasons, or its Error. Never ignored.
template<class T>
class [[nodiscard]] Result : public tl::expected<T, Error>
{
public:
    using tl::expected<T, Error>::expected;
    Result(tl::expected<T, Error> other)
        : tl::expected<T, Error>(std::move(other))
    {
    }
};

// `return fail(Error{...})`, or `return fail(std::move(result).error())` to hand an error on.
inline tl::unexpected<Error> fail(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

inline tl::unexpected<Error> fail(ErrorKind kind, QString what, QString why = {}, QString next = {})
{
    return tl::unexpected<Error>(
        Error{.kind = kind, .what = std::move(what), .why = std::move(why), .next = std::move(next)});
}

} // namespace sluice
