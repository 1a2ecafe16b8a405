// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

#include <optional>

namespace sluice::sandbox {

// One word of a query. A plain value.
struct ZcqlToken
{
    enum class Kind { Name, Keyword, Text, Number, Sign, End };
    Kind kind = Kind::End;
    QByteArray text; // of a keyword in upper case; of a text without its quotes
    QByteArray written; // as it stands in the query
};

// The words of a query, an end behind them. Nothing: a text is not closed or a character is out of
// place. A single quote inside a text is doubled; a backslash is a character like others (A.5).
std::optional<QList<ZcqlToken>> zcqlTokens(const QByteArray &query);

} // namespace sluice::sandbox
