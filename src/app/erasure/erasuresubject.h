// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QJsonValue>
#include <QList>
#include <QSet>
#include <QString>

namespace sluice {

// Whose data is to go: ids of records, mail addresses and telephone numbers, and how to tell them
// in what programs left behind. An id counts as a whole word only, so that a longer one that
// contains it is another's; addresses count in any case, and percent-encoded too; numbers by their
// digits. A plain value; any thread once it is filled.
class ErasureSubject final
{
public:
    static constexpr qsizetype kShortestId = 6;
    static constexpr qsizetype kFewestDigits = 7;

    // An Error names what is too short to be told apart from other things.
    Result<void> addId(const QString &id);
    Result<void> addEmail(const QString &address);
    Result<void> addPhone(const QString &number);

    // An id that stands in a row of the same person. False: it is known, or too short.
    bool addIdOfRow(QByteArrayView id);

    bool isEmpty() const { return m_words.isEmpty(); }
    bool hasPhone() const { return !m_phones.isEmpty(); }
    const QSet<QByteArray> &ids() const { return m_ids; }

    bool isId(QByteArrayView text) const { return m_ids.contains(text.toByteArray()); }
    // Its address or number is this cell, or stands in it: the whole row is the person's.
    bool isPersonal(QByteArrayView cell) const;
    bool isIn(QByteArrayView text) const; // anything of it

    // As long as before.
    QByteArray blanked(QByteArray text) const;
    // With “(erased)” in its place.
    QString without(const QString &text) const;
    // Of JSON: an entry of a list that holds anything of it says nothing any more.
    QJsonValue without(const QJsonValue &value) const;

    // The longest form that isIn() looks for.
    qsizetype longest() const;

private:
    struct Hit
    {
        qsizetype at;
        qsizetype size;
    };
    void addWord(const QByteArray &word, bool isPersonal);
    QList<Hit> hits(QByteArrayView text, bool personalOnly = false) const;
    QJsonValue cleaned(const QJsonValue &value, bool &isHit) const;

    struct Word
    {
        QByteArray text; // in lower case
        bool isPersonal;
    };
    QList<Word> m_words;
    QSet<QByteArray> m_ids;
    QList<QByteArray> m_phones; // digits
};

} // namespace sluice
