// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/zohocrm/coqllexer.h"
#include "sandbox/zohocrm/crmerrors.h"

#include <tl/expected.hpp>

namespace sluice::sandbox {

// The words of one COQL query and where its reader stands. On the thread that reads it.
class CoqlWords
{
public:
    explicit CoqlWords(QList<CoqlToken> tokens)
        : m_tokens(std::move(tokens))
    {
    }

    const CoqlToken &now() const { return m_tokens.at(m_at); }
    const CoqlToken &before() const { return m_tokens.at(m_at - 1); }
    void skip() { ++m_at; }
    bool takeWord(const char *word); // in any case
    bool takeSign(const char *sign);
    bool takeValue(QString &value); // ${EMPTY} for an empty text
    QByteArray taken() const; // what was read so far
    CrmProblem syntaxError(const QString &clause = {}) const;

private:
    QList<CoqlToken> m_tokens;
    qsizetype m_at = 0;
};

CrmProblem invalidCoql(const QString &reason, const QJsonObject &details);

// What stands behind WHERE, as criteria of a bulk read (zoho-crm-bulk B1).
tl::expected<QJsonObject, CrmProblem> readCoqlCondition(CoqlWords &words, bool needsBrackets);

} // namespace sluice::sandbox
