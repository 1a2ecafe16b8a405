// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>
#include <utility>

namespace sluice {

// What Catalyst's Data Store says and is told (datastore-analytics A.3-A.8), as plain values for
// any thread. Ids are text of up to 19 digits and never numbers.

struct CatalystTable
{
    QString id = {};
    QString name = {};
    QString projectId = {}; // whose it is, as far as it is told
    QString projectName = {};
};

struct CatalystColumn
{
    QString id = {};
    QString name = {};
    QString dataType = {}; // as sent; "foreignkey" reads "foreign key" (A.3)
    int category = 2; // 1: of the system
    int maxLength = 0; // 0: not told
    bool isMandatory = false;
    bool isUnique = false;

    bool isSystem() const; // ROWID, CREATORID, CREATEDTIME, MODIFIEDTIME
};

// The cells of a row in the order in which they came, each as the text that stands in the answer:
// an id never becomes a double. JSON's null is a null QString, an empty text an empty one.
class CatalystRow
{
public:
    CatalystRow() = default;
    CatalystRow(std::initializer_list<std::pair<QString, QString>> cells)
        : m_cells(cells)
    {
    }

    void append(const QString &name, const QString &value) { m_cells.append({name, value}); }
    bool contains(QStringView name) const;
    QString value(QStringView name) const; // null: not there, or null
    QString rowId() const { return value(u"ROWID"); }
    const QList<std::pair<QString, QString>> &cells() const { return m_cells; }
    qsizetype size() const { return m_cells.size(); }

    friend bool operator==(const CatalystRow &, const CatalystRow &) = default;

private:
    QList<std::pair<QString, QString>> m_cells;
};

struct CatalystRowPage
{
    QList<CatalystRow> rows;
    QString nextToken = {}; // empty: this was the last page
};

struct CatalystCondition
{
    QString column = {};
    QString comparator = {}; // equal, greater_than, starts_with; others are not documented (A.6)
    QString value = {};
};

struct CatalystCriteria
{
    QString groupOperator = QStringLiteral("and"); // or: or
    QList<CatalystCondition> conditions = {};
};

struct CatalystReadOrder
{
    QString table = {}; // name or id
    int page = 1; // of 200,000 rows
    QStringList columns = {}; // empty: all
    CatalystCriteria criteria = {};
    QString callbackUrl = {}; // is told whenever the job's status changes (A.6); empty: nobody is
};

enum class CatalystJobState { InProgress, Completed, Failed };

struct CatalystReadJob
{
    QString id = {};
    CatalystJobState state = CatalystJobState::InProgress;
    QString stateWord = {}; // as the service spelt it
    int page = 1;
    QString downloadUrl = {}; // empty until there is a result
    QString description = {}; // why it failed
    qint64 recordsProcessed = -1; // -1: not told
    std::optional<bool> moreRecords = {};
};

// The counters of a job that works.
struct CatalystReadReport
{
    qint64 rowsProcessed = 0;
    qint64 failures = 0;
};

} // namespace sluice
