// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/log/logmodel.h"

#include "console/widgets/format.h"
#include "console/widgets/rowdelegate.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sluice {

namespace {

constexpr int kShownIdLength = 8;
constexpr int kTipLength = 2'000;

Tone logLevelTone(LogLevel level)
{
    if (level == LogLevel::Error)
        return Tone::Error;
    return level == LogLevel::Warning ? Tone::Warning : Tone::Neutral;
}

} // namespace

QString logLevelWord(LogLevel level)
{
    switch (level) {
    case LogLevel::Debug:
        return QCoreApplication::translate("sluice::LogModel", "Debug");
    case LogLevel::Info:
        return QCoreApplication::translate("sluice::LogModel", "Info");
    case LogLevel::Warning:
        return QCoreApplication::translate("sluice::LogModel", "Warning");
    case LogLevel::Error:
        break;
    }
    return QCoreApplication::translate("sluice::LogModel", "Error");
}

QString logLevelIcon(LogLevel level)
{
    switch (level) {
    case LogLevel::Debug:
        return u"terminal"_s;
    case LogLevel::Info:
        return u"state-info"_s;
    case LogLevel::Warning:
        return u"state-attention"_s;
    case LogLevel::Error:
        break;
    }
    return u"state-failed"_s;
}

int LogModel::append(const QList<LogRecord> &records)
{
    const qsizetype taken = std::min<qsizetype>(records.size(), kCapacity);
    if (taken == 0)
        return 0;
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
    noteComponents(records);
    return static_cast<int>(std::max<qsizetype>(over, 0));
}

int LogModel::extendUp(const QList<LogRecord> &records)
{
    const qsizetype taken = std::min<qsizetype>(records.size(), kCapacity);
    const int over = static_cast<int>(rowCount() + taken - kCapacity);
    if (over > 0) {
        beginRemoveRows({}, rowCount() - over, rowCount() - 1);
        m_records.erase(m_records.end() - over, m_records.end());
        endRemoveRows();
    }
    prepend(records);
    return std::max(over, 0);
}

int LogModel::prepend(const QList<LogRecord> &records)
{
    const qsizetype room = kCapacity - static_cast<qsizetype>(m_records.size());
    const int taken = static_cast<int>(std::min(room, records.size()));
    if (taken <= 0)
        return 0;
    beginInsertRows({}, 0, taken - 1);
    m_records.insert(m_records.begin(), records.cend() - taken, records.cend());
    endInsertRows();
    noteComponents(records);
    return taken;
}

void LogModel::replace(const QList<LogRecord> &records)
{
    const int before = rowCount();
    const qsizetype taken = std::min<qsizetype>(records.size(), kCapacity);
    if (taken > 0) {
        beginInsertRows({}, before, before + static_cast<int>(taken) - 1);
        m_records.insert(m_records.end(), records.cend() - taken, records.cend());
        endInsertRows();
    }
    if (before > 0) {
        beginRemoveRows({}, 0, before - 1);
        m_records.erase(m_records.begin(), m_records.begin() + before);
        endRemoveRows();
    }
    noteComponents(records);
}

void LogModel::clear()
{
    if (m_records.empty())
        return;
    beginRemoveRows({}, 0, rowCount() - 1);
    m_records.clear();
    endRemoveRows();
}

void LogModel::noteComponents(const QList<LogRecord> &records)
{
    const size_t before = m_components.size();
    for (const LogRecord &record : records)
        m_components.insert(record.component);
    if (m_components.size() != before)
        emit componentsChanged();
}

void LogModel::setRunNumbers(const QHash<QString, qint64> &numbers)
{
    if (numbers == m_runNumbers)
        return;
    m_runNumbers = numbers;
    if (!m_records.empty())
        emit dataChanged(index(0, Run), index(rowCount() - 1, Run), {Qt::DisplayRole});
}

QString LogModel::runText(const QString &runId) const
{
    if (runId.isEmpty())
        return Format::none();
    const auto number = m_runNumbers.constFind(runId);
    return number == m_runNumbers.cend() ? runId.left(kShownIdLength)
                                         : u'#' + QString::number(*number);
}

int LogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_records.size());
}

int LogModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString LogModel::textOf(const LogRecord &record, int column) const
{
    switch (column) {
    case Time:
        return Format::clockMs(QDateTime::fromMSecsSinceEpoch(record.atMs));
    case Level:
        return logLevelWord(record.level);
    case Run:
        return runText(record.runId);
    case Component:
        return QString::fromUtf8(record.component);
    case Message:
        return record.message;
    default:
        return {};
    }
}

QVariant LogModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const LogRecord &record = this->record(index.row());
    const int column = index.column();
    const bool isLoud = record.level >= LogLevel::Warning;
    switch (role) {
    case Qt::DisplayRole:
        return textOf(record, column);
    case Qt::ToolTipRole:
        if (column == Time)
            return Format::momentFull(QDateTime::fromMSecsSinceEpoch(record.atMs));
        if (column == Message && !record.details.isEmpty())
            return QString(record.message + u'\n'
                + QString::fromUtf8(QJsonDocument(record.details).toJson()).left(kTipLength));
        return {};
    case CellRole::Icon:
        return column == Level ? QVariant(logLevelIcon(record.level)) : QVariant();
    case CellRole::Tone:
        return static_cast<int>(logLevelTone(record.level));
    case CellRole::Kind:
        return column == Run && record.runId.isEmpty() ? QVariant(static_cast<int>(CellKind::Text))
                                                       : QVariant();
    case CellRole::Weight:
        return column == Level && isLoud ? QVariant(static_cast<int>(QFont::DemiBold)) : QVariant();
    case CellRole::RowTone:
        return column == 0 && isLoud ? QVariant(static_cast<int>(logLevelTone(record.level)))
                                     : QVariant();
    case CellRole::Color: {
        const bool isMuted = column == Time || column == Component
            || (column == Message && record.level == LogLevel::Debug);
        return isMuted ? QVariant(static_cast<int>(Role::Muted)) : QVariant();
    }
    default:
        return {};
    }
}

QVariant LogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time:
        return tr("Time");
    case Level:
        return tr("Level");
    case Run:
        return tr("Run");
    case Component:
        return tr("Component");
    case Message:
        return tr("Message");
    default:
        return {};
    }
}

} // namespace sluice
