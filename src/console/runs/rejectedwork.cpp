// SPDX-License-Identifier: GPL-3.0-or-later
// What is done with the rejected records that are selected, and with all of them.
#include "console/main/prompt.h"
#include "console/runs/rejectedpane.h"
#include "console/runs/rejectedrecord.h"
#include "console/widgets/format.h"
#include "console/widgets/rowview.h"
#include "console/widgets/tablecard.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>

using namespace Qt::StringLiterals;

namespace sluice {

namespace {

constexpr qint64 kMostSelected = qint64{RejectedModel::kPageSize} * (RejectedModel::kMostPages - 4);

} // namespace

// By ranges: a list of a million indexes would hold the window.
qint64 RejectedPane::selectedCount() const
{
    qint64 count = 0;
    for (const QItemSelectionRange &range : m_table->view()->selectionModel()->selection()) {
        if (range.left() == 0)
            count += range.height();
    }
    return count;
}

void RejectedPane::showSelection()
{
    const qint64 count = selectedCount();
    m_record->setSelected(count);
    m_retry->setText(
        count > 1 ? tr("Retry %1 Records…").arg(Format::count(count)) : tr("Retry This Record…"));
    m_withSelected = {}; // of another choice
}

void RejectedPane::withSelected(WithRecords then)
{
    const qint64 count = selectedCount();
    if (count == 0)
        return;
    if (count > kMostSelected) {
        emit failed({.kind = ErrorKind::Config,
            .what = tr("%1 records are too many to be chosen one by one").arg(Format::count(count)),
            .why = tr("At most %1 can be").arg(Format::count(kMostSelected)),
            .next = tr("Save them as CSV, or retry all")});
        return;
    }
    m_withSelected = std::move(then);
    goOnWithSelected();
}

void RejectedPane::goOnWithSelected()
{
    if (!m_withSelected)
        return;
    QList<RecordIssue> records;
    QList<int> rows;
    for (const QItemSelectionRange &range : m_table->view()->selectionModel()->selection()) {
        for (int row = range.top(); range.left() == 0 && row <= range.bottom(); ++row)
            rows.append(row);
    }
    std::sort(rows.begin(), rows.end());
    for (const int row : std::as_const(rows)) {
        const RecordIssue *issue = m_model->issue(row);
        if (!issue) {
            m_model->want(row); // and here again when it came
            return;
        }
        records.append(*issue);
    }
    const WithRecords then = std::exchange(m_withSelected, {});
    then(records);
}

void RejectedPane::copySelected()
{
    withSelected([](const QList<RecordIssue> &records) {
        QStringList lines;
        for (const RecordIssue &record : records)
            lines << QStringList{QString::number(record.ordinal), record.sourceKey, record.field,
                record.code, record.message}
                         .join(u'\t');
        QGuiApplication::clipboard()->setText(lines.join(u'\n'));
    });
}

void RejectedPane::retrySelected()
{
    if (!m_retry->isVisible())
        return;
    if (selectedCount() >= m_run.counts.rejected) {
        emit retryWanted({});
        return;
    }
    withSelected([this](const QList<RecordIssue> &records) {
        QStringList ids;
        for (const RecordIssue &record : records) {
            if (!record.sourceKey.isEmpty())
                ids << record.sourceKey;
        }
        ids.removeDuplicates();
        emit retryWanted(ids);
    });
}

void RejectedPane::save()
{
    const QString name = tr("run-%1-rejected.csv").arg(m_run.number);
    m_prompt.saveFile(this, tr("Save Rejected Records"), name, tr("CSV files (*.csv)"),
        [this, run = m_run, filter = m_filter](const QString &path) {
            if (path.isEmpty())
                return;
            m_access.saveIssues(this, run, filter, path, [this, path](const Result<qint64> &count) {
                if (count)
                    emit saved(tr("%1 records were saved to %2.").arg(Format::count(*count), path));
                else
                    emit failed(count.error());
            });
        });
}

} // namespace sluice
