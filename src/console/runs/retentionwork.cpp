// SPDX-License-Identifier: GPL-3.0-or-later
// What the dialog of data retention looks up, saves and deletes, all of it in the background.
#include "app/application.h"
#include "app/erasure/runretention.h"
#include "app/runs/runfeed.h"
#include "app/settings/appsettings.h"
#include "console/errors/errorwords.h"
#include "console/jobs/formparts.h"
#include "console/main/prompt.h"
#include "console/runs/retentiondialog.h"
#include "console/widgets/format.h"
#include "console/widgets/rowdelegate.h"
#include "console/widgets/tablecard.h"
#include "console/widgets/typedlabel.h"

#include <QCheckBox>
#include <QPointer>
#include <QPushButton>
#include <QSpinBox>
#include <QStandardItemModel>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

QString runsText(qint64 runs)
{
    return runs == 1 ? RetentionDialog::tr("1 run")
                     : RetentionDialog::tr("%1 runs").arg(Format::count(runs));
}

QString filesText(qint64 files)
{
    return files == 1 ? RetentionDialog::tr("1 file")
                      : RetentionDialog::tr("%1 files").arg(Format::count(files));
}

} // namespace

qint64 RetentionDialog::days() const
{
    return m_deletes->isChecked() ? m_days->value() : 0;
}

void RetentionDialog::load()
{
    inBackground(
        this,
        [&application = m_context.application] {
            return std::make_shared<Result<qint64>>(
                application.settings().value(kKeepRunFilesDays));
        },
        [this](const std::shared_ptr<Result<qint64>> &value) {
            if (!*value) {
                tell(errorText(value->error()), true);
                return;
            }
            m_saved = **value;
            if (**value > 0)
                m_days->setValue(static_cast<int>(**value));
            m_deletes->setChecked(**value > 0);
            m_days->setFocus();
            m_days->selectAll();
            daysChanged();
        });
}

void RetentionDialog::daysChanged()
{
    ++m_looks; // an answer that is under way is about another time
    m_found.reset();
    m_lookSoon.start();
    showState();
}

void RetentionDialog::look()
{
    const qint64 wanted = days();
    if (!m_saved)
        return;
    if (wanted == 0) {
        take({});
        return;
    }
    using Found = Result<QList<RunFiles::Found>>;
    inBackground(
        this,
        [&application = m_context.application, wanted] {
            return std::make_shared<Found>(application.retention().olderThan(wanted));
        },
        [this, number = ++m_looks](const std::shared_ptr<Found> &found) {
            if (number != m_looks)
                return;
            if (*found)
                take(**found);
            else
                tell(errorText(found->error()), true);
        });
}

void RetentionDialog::take(const QList<RunFiles::Found> &found)
{
    m_found = found;
    m_model->removeRows(0, m_model->rowCount());
    const QDateTime now = QDateTime::currentDateTime();
    for (const RunFiles::Found &one : found) {
        const QDateTime ended = QDateTime::fromMSecsSinceEpoch(
            one.run.finishedAtMs > 0 ? one.run.finishedAtMs : one.run.createdAtMs);
        const bool isKept = !one.keptWhy.isEmpty();
        auto *what = new QStandardItem(
            isKept ? tr("kept: %1").arg(sentenceInWords(one.keptWhy)) : tr("would be deleted"));
        what->setToolTip(what->text());
        if (isKept)
            what->setData(static_cast<int>(Role::Muted), CellRole::Color);
        m_model->appendRow({new QStandardItem(u"#%1"_s.arg(one.run.number)),
            new QStandardItem(one.run.jobName), new QStandardItem(Format::moment(ended, now)),
            new QStandardItem(Format::count(one.files)),
            new QStandardItem(Format::bytes(one.bytes)), what});
    }
    showState();
}

qsizetype RetentionDialog::goingRuns() const
{
    return !m_found ? 0
                    : std::count_if(m_found->cbegin(), m_found->cend(),
                        [](const RunFiles::Found &one) { return one.keptWhy.isEmpty(); });
}

QString RetentionDialog::planText() const
{
    if (!m_found)
        return tr("Looking for older files…");
    if (days() == 0)
        return tr("Files are kept for good.");
    if (m_found->isEmpty())
        return tr("No run that is older has files.");
    qint64 files = 0;
    qint64 bytes = 0;
    for (const RunFiles::Found &one : *m_found) {
        if (one.keptWhy.isEmpty()) {
            files += one.files;
            bytes += one.bytes;
        }
    }
    const qsizetype kept = m_found->size() - goingRuns();
    QString text = tr("Older than that now: %1 of %2, %3.")
                       .arg(filesText(files), runsText(goingRuns()), Format::bytes(bytes));
    if (kept > 0)
        text += u' ' + tr("Still needed, and kept: %1.").arg(runsText(kept));
    return text;
}

void RetentionDialog::showState()
{
    const bool isLoaded = m_saved.has_value() && !m_isBusy;
    m_deletes->setEnabled(isLoaded);
    m_days->setEnabled(isLoaded && m_deletes->isChecked());
    m_save->setEnabled(isLoaded && m_found && days() != *m_saved);
    m_clean->setEnabled(isLoaded && goingRuns() > 0);
    m_meaning->setText(days() == 0
            ? tr("Nothing is deleted by itself. A complete run can be undone at any time.")
            : tr("A complete run can be undone, checked and exported for that long. Runs that can "
                 "be resumed keep their files."));
    m_plan->setText(m_isBusy ? tr("Cleaning…") : planText());
    m_table->setLoading(m_saved.has_value() && !m_found);
}

void RetentionDialog::tell(const QString &text, bool isProblem)
{
    showNote(m_note, text, isProblem);
    showState();
}

// What would go by itself soon after is asked about first.
void RetentionDialog::save()
{
    if (days() == 0 || goingRuns() == 0) {
        saveNow();
        return;
    }
    m_context.prompt.confirm(this,
        {.title = tr("Keep Files for %1 Days?", nullptr, Format::plural(days()))
                      .arg(Format::count(days())),
            .text
            = tr("The files of %1 are older. They are deleted within the hour; what they belong to "
                 "cannot be undone, checked or exported then.")
                  .arg(runsText(goingRuns())),
            .action = tr("Save"),
            .isDestructive = true},
        [dialog = QPointer(this)](bool isYes) {
            if (dialog && isYes)
                dialog->saveNow();
        });
}

void RetentionDialog::saveNow()
{
    inBackground(
        this,
        [&application = m_context.application, wanted = days()]() -> Result<qint64> {
            if (auto done = application.settings().set(kKeepRunFilesDays, wanted); !done)
                return fail(done.error());
            return wanted;
        },
        [this](const Result<qint64> &saved) {
            if (!saved) {
                tell(errorText(saved.error()), true);
                return;
            }
            m_saved = *saved;
            tell(*saved == 0
                    ? tr("Saved: files are kept for good.")
                    : tr("Saved: files are kept for %1 days.", nullptr, Format::plural(*saved))
                          .arg(Format::count(*saved)));
        });
}

void RetentionDialog::clean()
{
    m_context.prompt.confirm(this,
        {.title = tr("Delete Old Files?"),
            .text
            = tr("The files of %1 go, which ended more than %2 days ago. They cannot be undone, "
                 "checked or exported then.",
                nullptr, Format::plural(days()))
                  .arg(runsText(goingRuns()), Format::count(days())),
            .action = tr("Delete Files"),
            .isDestructive = true},
        [dialog = QPointer(this)](bool isYes) {
            if (dialog && isYes)
                dialog->cleanNow();
        });
}

void RetentionDialog::cleanNow()
{
    if (!m_found || m_isBusy)
        return;
    m_isBusy = true;
    tell({});
    inBackground(
        this,
        [&retention = m_context.application.retention(), found = *m_found, wanted = days(),
            token = m_cancel.token()] {
            Cleaned cleaned;
            if (auto swept = retention.sweep(); !swept)
                cleaned.error = swept.error();
            for (const RunFiles::Found &one : found) {
                if (token.isStopped())
                    break;
                if (!one.keptWhy.isEmpty())
                    continue;
                if (auto gone = retention.clean(one.run, wanted); gone)
                    ++cleaned.runs;
                else if (!cleaned.error)
                    cleaned.error = gone.error();
            }
            if (auto scrubbed = cleaned.runs > 0 ? retention.scrub() : Result<void>();
                !scrubbed && !cleaned.error)
                cleaned.error = scrubbed.error();
            return cleaned;
        },
        [this](const Cleaned &cleaned) {
            m_isBusy = false;
            daysChanged();
            m_context.feed.refresh();
            tell(cleaned.error ? errorText(*cleaned.error)
                               : tr("The files of %1 were deleted.").arg(runsText(cleaned.runs)),
                cleaned.error.has_value());
        });
}

} // namespace sluice
