// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

#include <optional>

namespace sluice::sandbox {

// One word of a COQL query. A plain value.
struct CoqlToken
{
    enum class Kind { Name, Text, Number, Sign, End };
    Kind kind = Kind::End;
    QByteArray text; // of a text without its quotes
    qsizetype column = 0;
};

// The words of a query, an end behind them. Nothing: a text is not closed, or a character is out of
// place. Inside a text a quote is doubled or follows a backslash.
std::optional<QList<CoqlToken>> coqlTokens(const QByteArray &query);

} // namespace sluice::sandbox
