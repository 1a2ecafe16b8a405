// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArrayView>
#include <QJsonArray>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

namespace sluice {

class JsonObjectReader;
class Secret;

// The closed set of what can be done to a cell's text, the same in the mappings of all syncs. In a
// document:
//   {"do":"trim"}                               spaces at both ends go
//   {"do":"collapse"}                           and each run of spaces within becomes one
//   {"do":"upper"}  {"do":"lower"}  {"do":"title"}   letters change their case
//   {"do":"cut","length":100}                   at most so many characters stay
//   {"do":"substring","from":3,"length":2}      from the third character on; no length: to the end
//   {"do":"pad","length":5,"with":"0","at":"start"}  made as long, at "start" or "end"
//   {"do":"replace","find":"x","with":"y"}      each one that is found, exactly as written
//   {"do":"replacePattern","pattern":"(\\d+)","with":"\\1","matchCase":true}  see PatternReplacer
//   {"do":"part","by":",","number":2}           the second part; -1: the last; none: nothing stays
//   {"do":"list","by":",","with":";"}           parts trimmed, none empty, none twice
//   {"do":"default","value":"none"}             where the cell is empty
//   {"do":"map","values":{"a":"b"},"matchCase":false,"otherwise":"c"}   by a table; no otherwise:
//                                               what is not in the table stays
//   {"do":"words","true":["ja"],"false":["nein"]}   in any case, to true and false
//   {"do":"decimalPoint"}                       1.234,56 to 1234.56
//   {"do":"number","decimals":2,"point":",","group":"."}   rounded to so many, written so
//   {"do":"date","pattern":"dd.MM.yyyy","zone":"Asia/Kolkata"}   to 2021-08-17, with hours to
//                                               2021-08-17 13:02:11, with a zone, too, to
//                                               2021-08-17T13:02:11+05:30
//   {"do":"dateText","pattern":"dd.MM.yyyy","zone":"UTC"}   the other way, from all these
//   {"do":"phone","country":"IN"}               to +919876543210; the country of national numbers
//   {"do":"country","as":"code"}                "India" to IN; "as":"name": IN to India
//   {"do":"hash"}                               to 64 hex digits: HMAC-SHA-256 with the hash key
//   {"do":"mask","keep":4}                      * for each character but so many at the end
//   {"do":"blank"}                              nothing stays
// A cell that a transform cannot read (words, decimalPoint, number, date, dateText, phone, country)
// stays as it is; the mapping's check finds it. Empty cells stay empty but for default.
enum class TransformKind : quint8 {
    Trim,
    Upper,
    Lower,
    Cut,
    Replace,
    Default,
    Words,
    DecimalPoint,
    Date,
    Hash,
    Mask,
    Blank,
    Collapse,
    Title,
    Substring,
    Pad,
    ReplacePattern,
    Part,
    List,
    Map,
    Number,
    DateText,
    Phone,
    Country
};

// One of them as a plain value; any thread.
struct CellTransform
{
    TransformKind kind = TransformKind::Trim;
    qint64 length = 0; // Cut, Pad, Substring (0: to the end), Mask: what is kept,
                       // Number: decimals
    QString text = {}; // what is looked for, put in or read: find, value, pattern, by, country
    QString with = {}; // Replace, ReplacePattern, Pad, List, Number: point
    QStringList trueWords = {};
    QStringList falseWords = {};
    qint64 number = 1; // Substring: from; Part: which
    bool flag = false; // matchCase; Pad: at the start; Country: as its name
    QString zone = {}; // Date, DateText
    QString group = {}; // Number
    QMap<QString, QString> values = {}; // Map
    std::optional<QString> otherwise = {};

    static CellTransform read(JsonObjectReader &reader);
    QJsonObject toJson() const;
    friend bool operator==(const CellTransform &, const CellTransform &) = default;
};

QList<CellTransform> readTransforms(JsonObjectReader &parent, const QString &key);
// Of a list that was checked before.
QList<CellTransform> transformsOf(const QJsonArray &list);
QJsonArray transformsToJson(const QList<CellTransform> &transforms);
bool hasHash(const QList<CellTransform> &transforms);

// {"env":"NAME"} at `key` of a document whose transforms hash: the name of the variable that holds
// the key. Empty if there is none; it is a problem if one is needed.
QString readHashKey(JsonObjectReader &parent, bool isNeeded, const QString &key);
// The key itself, read at each use; an Error of kind Config if it is not set or too short to keep
// what is hashed from being guessed.
Result<Secret> hashKeyOfVariable(const QString &variable);

// Does what its transform says to one column's cells. Made of a checked transform, owned by one
// shaper or processor, one thread. What apply() gives is a view of its argument or of the step's
// own memory, which the next call uses again, or of text that lives as long as the step.
class CellStep
{
public:
    CellStep() = default;
    virtual ~CellStep() = default;
    CellStep(const CellStep &) = delete;
    CellStep &operator=(const CellStep &) = delete;
    virtual QByteArrayView apply(QByteArrayView cell) = 0;

    // Whether the last apply() could not be done within its bounds (replacePattern): the record is
    // to be rejected.
    bool hasGivenUp() const { return m_hasGivenUp; }

protected:
    bool m_hasGivenUp = false;
};

std::unique_ptr<CellStep> makeCellStep(const CellTransform &transform, const Secret &hashKey);

} // namespace sluice
