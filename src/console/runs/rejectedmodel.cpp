// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/runs/rejectedmodel.h"

#include "console/widgets/format.h"
#include "console/widgets/rowdelegate.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sluice {

RejectedModel::RejectedModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void RejectedModel::clear()
{
    beginResetModel();
    m_issues.clear();
    m_codes.clear();
    m_expected = 0;
    m_after = -1;
    m_isFromStart = false;
    m_isFetching = false;
    endResetModel();
    emit codesChanged();
}

void RejectedModel::setExpected(qint64 count)
{
    m_expected = count;
    if (m_issues.isEmpty() && canFetchMore({}))
        fetchMore({});
}

bool RejectedModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_fetch && !m_isFetching && m_issues.size() < m_expected;
}

void RejectedModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    m_isFetching = true;
    m_fetch(m_after, kPageSize);
}

void RejectedModel::append(const QList<RecordIssue> &issues)
{
    const qsizetype known = m_codes.size();
    for (const RecordIssue &issue : issues) {
        if (!issue.code.isEmpty() && !m_codes.contains(issue.code))
            m_codes.append(issue.code);
    }
    if (!issues.isEmpty())
        m_after = issues.last().ordinal;
    const bool isBehind = !issues.isEmpty()
        && (m_issues.isEmpty() || issues.first().ordinal > m_issues.last().ordinal);
    if (isBehind) {
        m_isFetching = false; // who sees the rows come may ask for more at once
        const int first = static_cast<int>(m_issues.size());
        beginInsertRows({}, first, first + static_cast<int>(issues.size()) - 1);
        m_issues.append(issues);
        endInsertRows();
    } else {
        for (const RecordIssue &issue : issues)
            put(issue);
        m_isFetching = false;
    }
    if (m_codes.size() != known)
        emit codesChanged();
    if (!m_isFetching)
        goOn(issues.size() == kPageSize);
}

// After a page: what is still missing stands before the last one shown, or does not exist yet.
void RejectedModel::goOn(bool isMoreBehind)
{
    if (m_issues.size() >= m_expected) {
        m_isFromStart = false;
    } else if (isMoreBehind) {
        if (m_isFromStart)
            fetchMore({});
    } else if (m_isFromStart || m_issues.isEmpty()) {
        m_isFromStart = false;
        m_expected = m_issues.size(); // asked again once the counters grow
    } else {
        m_isFromStart = true;
        m_after = -1;
        fetchMore({});
    }
}

void RejectedModel::put(const RecordIssue &issue)
{
    const auto at = std::ranges::lower_bound(m_issues, issue.ordinal, {}, &RecordIssue::ordinal);
    if (at != m_issues.end() && at->ordinal == issue.ordinal)
        return;
    const int row = static_cast<int>(at - m_issues.begin());
    beginInsertRows({}, row, row);
    m_issues.insert(row, issue);
    endInsertRows();
}

void RejectedModel::fetchFailed()
{
    m_isFetching = false;
    m_expected = m_issues.size();
}

int RejectedModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_issues.size());
}

int RejectedModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RejectedModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const RecordIssue &issue = m_issues.at(index.row());
    const auto orNone = [](const QString &text) { return text.isEmpty() ? Format::none() : text; };
    switch (role) {
    case Qt::DisplayRole:
        switch (index.column()) {
        case Ordinal:
            return Format::count(issue.ordinal);
        case RecordId:
            return orNone(issue.sourceKey);
        case Field:
            return orNone(issue.field);
        case WhatIsWrong:
            return orNone(issue.message);
        case Code:
            return orNone(issue.code);
        default:
            return {};
        }
    case Qt::ToolTipRole:
        return index.column() == WhatIsWrong ? QVariant(issue.message) : QVariant();
    case SortRole:
        return index.column() == Ordinal ? QVariant(issue.ordinal) : data(index);
    case CellRole::Tone:
        return static_cast<int>(Tone::Neutral);
    case Qt::TextAlignmentRole:
        return headerData(index.column(), Qt::Horizontal, role);
    default:
        return {};
    }
}

QVariant RejectedModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(
            int((section == Ordinal ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Ordinal:
        return tr("Row");
    case RecordId:
        return tr("Record ID");
    case Field:
        return tr("Field");
    case WhatIsWrong:
        return tr("What Is Wrong");
    case Code:
        return tr("Code");
    default:
        return {};
    }
}

RejectedFilterModel::RejectedFilterModel(QObject *parent)
    : QSortFilterProxyModel(parent)
{
    setSortRole(RejectedModel::SortRole);
}

void RejectedFilterModel::setCode(const QString &code)
{
    m_code = code;
    invalidateFilter();
}

void RejectedFilterModel::setText(const QString &text)
{
    m_text = text.trimmed();
    invalidateFilter();
}

bool RejectedFilterModel::filterAcceptsRow(int row, const QModelIndex &) const
{
    const RecordIssue &issue = static_cast<const RejectedModel *>(sourceModel())->issue(row);
    if (!m_code.isEmpty() && issue.code != m_code)
        return false;
    if (m_text.isEmpty())
        return true;
    for (const QString &text :
        {QString::number(issue.ordinal), issue.sourceKey, issue.field, issue.message, issue.code}) {
        if (text.contains(m_text, Qt::CaseInsensitive))
            return true;
    }
    return false;
}

} // namespace sluice
