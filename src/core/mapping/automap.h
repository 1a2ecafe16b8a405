// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

namespace sluice {

// What the values of a column are, as far as matching names looks at them.
enum class ValueSort : quint8 { Unknown, Text, Number, Boolean, Day, Time, Email, Phone, Id };

// What most of some values look like; Unknown if all are empty.
ValueSort sortOfSamples(const QStringList &samples);

struct AutoMapSource
{
    QString name = {};
    QString label = {}; // empty: none but the name
    ValueSort sort = ValueSort::Unknown;
};
struct AutoMapTarget
{
    QString name = {};
    QString label = {};
    ValueSort sort = ValueSort::Unknown;
};

enum class MatchReason : quint8 { SameName, SameLabel, SameWords, Synonym, Similar };

struct AutoMapPair
{
    QString source = {};
    QString target = {};
    int confidence = 0; // 1 to 100
    MatchReason reason = MatchReason::Similar;
    bool isTypeDoubtful = false; // the source's values look like something else

    QString why() const; // "the same name", for people
};

// What was found: a plain value that a window shows, takes over in part and throws away.
struct AutoMapResult
{
    QList<AutoMapPair> pairs; // in the order of the sources
    QStringList freeSources;
    QStringList freeTargets;

    QJsonObject toJson() const;
};

// Which source goes to which target: by API name, label, the words of both (blanks, case,
// underscores and camel case do not count) and common other words for the same ("Job_Title",
// "Designation"); no source and no target twice, and of all such choices the best one. It only
// suggests. Pure, any thread.
AutoMapResult autoMap(const QList<AutoMapSource> &sources, const QList<AutoMapTarget> &targets);

} // namespace sluice
