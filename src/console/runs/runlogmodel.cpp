// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/runs/runlogmodel.h"

#include "console/widgets/format.h"
#include "console/widgets/rowdelegate.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace sluice {

namespace {

QString runLogIcon(LogLevel level)
{
    switch (level) {
    case LogLevel::Debug:
        return u"terminal"_s;
    case LogLevel::Info:
        return u"state-info"_s;
    case LogLevel::Warning:
        return u"state-attention"_s;
    case LogLevel::Error:
        return u"state-failed"_s;
    }
    return {};
}

Tone runLogTone(LogLevel level)
{
    if (level == LogLevel::Error)
        return Tone::Error;
    return level == LogLevel::Warning ? Tone::Warning : Tone::Neutral;
}

} // namespace

void RunLogModel::clear()
{
    beginResetModel();
    m_records.clear();
    endResetModel();
}

void RunLogModel::prepend(const QList<LogRecord> &records)
{
    const qsizetype room = kCapacity - static_cast<qsizetype>(m_records.size());
    const qsizetype taken = std::min(room, records.size());
    if (taken <= 0)
        return;
    beginInsertRows({}, 0, static_cast<int>(taken) - 1);
    m_records.insert(m_records.begin(), records.cend() - taken, records.cend());
    endInsertRows();
}

void RunLogModel::append(const QList<LogRecord> &records)
{
    const qsizetype taken = std::min<qsizetype>(records.size(), kCapacity);
    if (taken == 0)
        return;
    const qsizetype over = static_cast<qsizetype>(m_records.size()) + taken - kCapacity;
    if (over > 0) {
        beginRemoveRows({}, 0, static_cast<int>(over) - 1);
        m_records.erase(m_records.begin(), m_records.begin() + over);
        endRemoveRows();
    }
    const int first = rowCount();
    beginInsertRows({}, first, first + static_cast<int>(taken) - 1);
    m_records.insert(m_records.end(), records.cend() - taken, records.cend());
    endInsertRows();
}

int RunLogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_records.size());
}

int RunLogModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RunLogModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const LogRecord &record = this->record(index.row());
    const bool isLevel = index.column() == Level;
    const bool isLoud = record.level >= LogLevel::Warning;
    switch (role) {
    case Qt::DisplayRole:
        switch (index.column()) {
        case Time:
            return Format::clockMs(QDateTime::fromMSecsSinceEpoch(record.atMs));
        case Level:
            switch (record.level) {
            case LogLevel::Debug:
                return tr("Debug");
            case LogLevel::Info:
                return tr("Info");
            case LogLevel::Warning:
                return tr("Warning");
            case LogLevel::Error:
                return tr("Error");
            }
            return {};
        case Component:
            return QString::fromUtf8(record.component);
        case Message:
            return record.message;
        default:
            return {};
        }
    case Qt::ToolTipRole:
        if (index.column() == Time)
            return Format::momentFull(QDateTime::fromMSecsSinceEpoch(record.atMs));
        if (index.column() == Message && !record.details.isEmpty())
            return QString(record.message + u'\n'
                + QString::fromUtf8(QJsonDocument(record.details).toJson()).left(2000));
        return {};
    case CellRole::Icon:
        return isLevel ? QVariant(runLogIcon(record.level)) : QVariant();
    case CellRole::Tone:
        return static_cast<int>(runLogTone(record.level));
    case CellRole::Weight:
        return isLevel && isLoud ? QVariant(static_cast<int>(QFont::DemiBold)) : QVariant();
    case CellRole::RowTone:
        return index.column() == 0 && isLoud ? QVariant(static_cast<int>(runLogTone(record.level)))
                                             : QVariant();
    case CellRole::Color: {
        const bool isMuted = index.column() != Message || record.level == LogLevel::Debug;
        return isMuted && !isLevel ? QVariant(static_cast<int>(Role::Muted)) : QVariant();
    }
    default:
        return {};
    }
}

QVariant RunLogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time:
        return tr("Time");
    case Level:
        return tr("Level");
    case Component:
        return tr("Component");
    case Message:
        return tr("Message");
    default:
        return {};
    }
}

void RunLogFilterModel::setLevel(LogLevel atLeast)
{
    m_atLeast = atLeast;
    invalidateFilter();
}

void RunLogFilterModel::setText(const QString &text)
{
    m_text = text.trimmed();
    invalidateFilter();
}

bool RunLogFilterModel::filterAcceptsRow(int row, const QModelIndex &) const
{
    const LogRecord &record = static_cast<const RunLogModel *>(sourceModel())->record(row);
    return record.level >= m_atLeast
        && (m_text.isEmpty() || record.message.contains(m_text, Qt::CaseInsensitive));
}

} // namespace sluice
