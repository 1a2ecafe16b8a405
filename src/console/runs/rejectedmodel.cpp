// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/runs/rejectedmodel.h"

#include "console/errors/errorwords.h"
#include "console/runs/rejectionwords.h"
#include "console/widgets/format.h"
#include "console/widgets/rowdelegate.h"

#include <QTimer>

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
    m_index = {};
    m_pages.clear();
    m_order.clear();
    m_wanted = -1;
    m_fetching = -1;
    endResetModel();
}

void RejectedModel::dropPages(int from)
{
    for (const int page : QList<int>(m_order)) {
        if (page >= from) {
            m_pages.remove(page);
            m_order.removeOne(page);
        }
    }
}

// A page between two beginnings that have not moved is as it was.
void RejectedModel::setIndex(const IssueIndex &index)
{
    const int before = rowCount();
    const qsizetype both = std::min(m_index.pageStarts.size(), index.pageStarts.size());
    qsizetype same = 0;
    while (same < both && m_index.pageStarts.at(same) == index.pageStarts.at(same))
        ++same;
    const bool isSame = m_index.count == index.count && same == index.pageStarts.size();
    if (isSame)
        return;
    const int changed = static_cast<int>(std::max<qsizetype>(0, same - 1));
    dropPages(changed);
    const int after = static_cast<int>(index.count);
    if (after > before) {
        beginInsertRows({}, before, after - 1);
        m_index = index;
        endInsertRows();
    } else if (after < before) {
        beginRemoveRows({}, after, before - 1);
        m_index = index;
        endRemoveRows();
    } else {
        m_index = index;
    }
    if (const int first = changed * kPageSize; first < std::min(before, after))
        emit dataChanged(
            this->index(first, 0), this->index(std::min(before, after) - 1, ColumnCount - 1));
}

const RecordIssue *RejectedModel::issue(int row) const
{
    const auto page = m_pages.constFind(row / kPageSize);
    if (row < 0 || page == m_pages.constEnd() || row % kPageSize >= page->size())
        return nullptr;
    return &page->at(row % kPageSize);
}

void RejectedModel::want(int row) const
{
    if (row < 0 || row >= m_index.count || issue(row))
        return;
    m_wanted = row / kPageSize;
    if (m_isAsking)
        return;
    m_isAsking = true;
    auto *self = const_cast<RejectedModel *>(this); // a row that is painted asks for its page
    QTimer::singleShot(0, self, [self] {
        self->m_isAsking = false;
        self->fetchWanted();
    });
}

void RejectedModel::fetchWanted()
{
    if (m_fetching >= 0 || m_wanted < 0 || !m_fetch || m_wanted >= m_index.pageStarts.size())
        return;
    m_fetching = std::exchange(m_wanted, -1);
    m_fetch(m_index.pageStarts.at(m_fetching), kPageSize);
}

void RejectedModel::takePage(const QList<RecordIssue> &issues)
{
    const int page = std::exchange(m_fetching, -1);
    const bool isRight = page >= 0 && page < m_index.pageStarts.size() && !issues.isEmpty()
        && issues.first().ordinal == m_index.pageStarts.at(page);
    if (isRight) {
        m_pages.insert(page, issues);
        m_order.removeOne(page);
        m_order.append(page);
        while (m_order.size() > kMostPages)
            m_pages.remove(m_order.takeFirst());
        const int first = page * kPageSize;
        const int last = std::min(rowCount(), first + kPageSize) - 1;
        emit dataChanged(index(first, 0), index(last, ColumnCount - 1));
        emit pageCame();
    }
    fetchWanted();
}

void RejectedModel::fetchFailed()
{
    m_fetching = -1;
    m_wanted = -1;
}

QModelIndex RejectedModel::index(int row, int column, const QModelIndex &parent) const
{
    const bool isThere = !parent.isValid() && row >= 0 && row < m_index.count && column >= 0
        && column < ColumnCount;
    return isThere ? createIndex(row, column) : QModelIndex();
}

Qt::ItemFlags RejectedModel::flags(const QModelIndex &index) const
{
    return index.isValid() ? Qt::ItemIsSelectable | Qt::ItemIsEnabled | Qt::ItemNeverHasChildren
                           : Qt::ItemFlags(Qt::NoItemFlags);
}

bool RejectedModel::hasChildren(const QModelIndex &parent) const
{
    return !parent.isValid() && m_index.count > 0;
}

int RejectedModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_index.count);
}

int RejectedModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString RejectedModel::text(const RecordIssue &issue, int column) const
{
    const auto orNone = [](const QString &text) { return text.isEmpty() ? Format::none() : text; };
    switch (column) {
    case Ordinal:
        return Format::count(issue.ordinal);
    case RecordId:
        return orNone(issue.sourceKey);
    case Field:
        return orNone(issue.field);
    case WhatIsWrong:
        return orNone(rejectionReason(issue.message));
    case Code:
        return orNone(issue.code);
    case Retryable:
        return retryWord(retryHope(issue.code));
    default:
        return {};
    }
}

QVariant RejectedModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    if (role == Qt::TextAlignmentRole)
        return headerData(index.column(), Qt::Horizontal, role);
    const RecordIssue *record = issue(index.row());
    if (!record) {
        want(index.row());
        return role == Qt::DisplayRole && index.column() == Ordinal ? QVariant(u"…"_s) : QVariant();
    }
    switch (role) {
    case Qt::DisplayRole:
        return text(*record, index.column());
    case Qt::ToolTipRole:
        return index.column() == WhatIsWrong ? QVariant(record->message) : QVariant();
    case CellRole::Tone:
        return static_cast<int>(Tone::Neutral);
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
    case Retryable:
        return tr("Retryable");
    default:
        return {};
    }
}

} // namespace sluice
