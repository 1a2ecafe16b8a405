// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <memory>
#include <vector>

namespace sluice {

class CellStep;
class JsonObjectReader;
class Secret;

// The closed set of what can be done to a cell's text. In a document:
//   {"do":"trim"}                               spaces at both ends go
//   {"do":"upper"}  {"do":"lower"}              letters change their case
//   {"do":"cut","length":100}                   at most so many characters stay
//   {"do":"replace","find":"x","with":"y"}      each one that is found, exactly as written
//   {"do":"default","value":"none"}             where the cell is empty
//   {"do":"words","true":["ja"],"false":["nein"]}   in any case, to true and false
//   {"do":"decimalPoint"}                       1.234,56 to 1234.56
//   {"do":"date","pattern":"dd.MM.yyyy"}        to 2021-08-17, with hours to 2021-08-17 13:02:11
//   {"do":"hash"}                               to 64 hex digits: HMAC-SHA-256 with the hash key
//   {"do":"mask","keep":4}                      * for each character but so many at the end
//   {"do":"blank"}                              nothing stays
// A cell that a transform cannot read (words, decimalPoint, date) stays as it is; the mapping's
// check finds it. Empty cells stay empty but for default.
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
    Blank
};

// One of them as a plain value; any thread.
struct CellTransform
{
    TransformKind kind = TransformKind::Trim;
    qint64 length = 0; // Cut: what stays; Mask: what is kept
    QString text; // Replace: what is looked for; Default: the value; Date: the pattern
    QString with; // Replace
    QStringList trueWords;
    QStringList falseWords;

    static CellTransform read(JsonObjectReader &reader);
    QJsonObject toJson() const;
    friend bool operator==(const CellTransform &, const CellTransform &) = default;
};

QList<CellTransform> readTransforms(JsonObjectReader &parent, const QString &key);
// Of a list that was checked before.
QList<CellTransform> transformsOf(const QJsonArray &list);
QJsonArray transformsToJson(const QList<CellTransform> &transforms);

// Does what its transform says to one column's cells. Made of a checked transform, owned by one
// RowShaper, one thread. What apply() gives is a view of its argument or of the step's own memory,
// which the next call uses again.
class CellStep
{
public:
    CellStep() = default;
    virtual ~CellStep() = default;
    CellStep(const CellStep &) = delete;
    CellStep &operator=(const CellStep &) = delete;
    virtual QByteArrayView apply(QByteArrayView cell) = 0;
};

std::unique_ptr<CellStep> makeCellStep(const CellTransform &transform, const Secret &hashKey);

} // namespace sluice
