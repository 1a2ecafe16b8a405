// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QString>
#include <QStringList>

namespace sluice::testing {

// The lead example worked out once more, from the words of zoho-crm-bulk F alone, so that a test
// has something to hold against what the product wrote. Pure functions and values, any thread; it
// shares no code with the product.
struct LeadRow
{
    QString mobile;
    QString country;
    QString title;
    QString size;
    QString lastActivity;
    QString engagement;
};

struct LeadResult
{
    QString mobile;
    QString country;
    QString segment;
    QString priority;
    QString quality;
    int score = 0;
};

// What the rule set (A, B or C) makes of a lead.
LeadResult leadResult(const LeadRow &lead, QChar ruleSet);

// The totals of a table of leads, as the reference lists them.
struct LeadTotals
{
    QMap<QString, int> countries; // IN, US, UK and "none"
    int mobiles = 0; // normalised
    QMap<QString, int> qualities;
    QMap<QString, int> segments;
    QMap<int, int> scores;
    bool operator==(const LeadTotals &other) const = default;
    QString text() const;
};

void addTo(LeadTotals &totals, const LeadResult &row);

// Rows of the public sample's columns: read from the file, or made by the recipe beside it.
QList<QStringList> sampleCells(const QString &csvPath);
QList<QStringList> recipeCells(int rows, quint32 seed);
QByteArray sampleCsv(const QList<QStringList> &rows);
LeadRow leadOf(const QStringList &cells);

} // namespace sluice::testing
