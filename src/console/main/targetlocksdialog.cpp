// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/main/targetlocksdialog.h"

#include "app/application.h"
#include "app/runs/runs.h"
#include "base/clock.h"
#include "base/ids.h"
#include "console/errors/errorwords.h"
#include "console/main/prompt.h"
#include "console/runs/runwords.h"
#include "console/widgets/card.h"
#include "console/widgets/emptystate.h"
#include "console/widgets/format.h"
#include "console/widgets/rowview.h"
#include "console/widgets/tablecard.h"
#include "console/widgets/typedlabel.h"

#include <QBoxLayout>
#include <QDialogButtonBox>
#include <QPointer>
#include <QPushButton>
#include <QStandardItemModel>

namespace sluice {

using namespace Qt::StringLiterals;

TargetLocksDialog::TargetLocksDialog(
    const ConsoleContext &context, const QString &chosen, QWidget *parent)
    : QDialog(parent)
    , m_context(context)
    , m_wanted(chosen)
    , m_model(new QStandardItemModel(0, 5, this))
    , m_table(new TableCard(this))
    , m_note(new TypedLabel({}, TypeRole::Body, Role::Muted, this))
    , m_release(new QPushButton(tr("Release…"), this))
{
    setObjectName(u"LocksDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Locks"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->setSpacing(12);
    layout->addWidget(new TypedLabel(tr("Locks"), TypeRole::DialogHeading, Role::Text, this));
    m_model->setHorizontalHeaderLabels(
        {tr("Resource"), tr("Held By"), tr("Since"), tr("Age"), tr("Run")});
    RowView *view = m_table->view();
    view->setObjectName(u"targetLocksTable"_s);
    view->setAccessibleName(tr("Locks"));
    view->setModel(m_model);
    view->setColumns(
        {{.kind = CellKind::Text, .sample = u"customers to Sales board"_s, .hasIcon = true},
            {.kind = CellKind::Text, .isStretched = true},
            {.kind = CellKind::Text, .sample = tr("Yesterday 00:00")},
            {.kind = CellKind::Number, .sample = u"00:00:00"_s},
            {.kind = CellKind::Number, .sample = u"#12345"_s}});
    view->setPlaceholderText(tr("Loading…"));
    auto *empty = new EmptyState(m_table);
    empty->setContent(
        u"lock"_s, tr("No lock is held"), tr("A run that writes holds the lock of its target."));
    m_table->setEmptyState(empty);
    m_table->setLoading(true);
    m_table->watchModel();
    layout->addWidget(m_table, 100);
    m_note->setWordWrap(true);
    m_note->setObjectName(u"targetLocksNote"_s);
    m_note->setText(tr("Release a lock only when you are sure that no import is running."));
    layout->addWidget(m_note);
    layout->addStretch(1);
    layout->addWidget(new Line(this));
    auto *buttons = new QDialogButtonBox(this);
    QPushButton *close = buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    close->setObjectName(u"closeButton"_s);
    close->setDefault(true);
    m_release->setObjectName(u"releaseButton"_s);
    m_release->setAutoDefault(false);
    buttons->addButton(m_release, QDialogButtonBox::AcceptRole);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_release, &QPushButton::clicked, this, &TargetLocksDialog::release);
    connect(view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        &TargetLocksDialog::showChosen);
    showChosen();
    resize(760, 380);
    look();
}

void TargetLocksDialog::look()
{
    inBackground(
        this, [&runs = m_context.application.runs()] { return runs.locks(); },
        [this](const Result<QList<TargetLock>> &locks) {
            m_table->setLoading(false);
            if (locks) {
                setLocks(*locks, Clock::system().nowMs());
                return;
            }
            m_note->setColorRole(Role::Error);
            m_note->setText(errorText(locks.error()));
        });
}

void TargetLocksDialog::setLocks(const QList<TargetLock> &locks, qint64 nowMs)
{
    m_table->setLoading(false);
    m_locks = locks;
    m_nowMs = nowMs;
    m_model->removeRows(0, m_model->rowCount());
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(nowMs);
    int chosen = 0;
    for (const TargetLock &lock : locks) {
        if (lock.name == m_wanted)
            chosen = m_model->rowCount();
        auto *resource = new QStandardItem(lockedResource(lock));
        resource->setToolTip(lock.name);
        resource->setData(lock.jobName, CellRole::Note);
        resource->setData(u"lock"_s, CellRole::Icon);
        const qint64 pid = ProcessIdentity::fromText(lock.owner).pid;
        auto *holder
            = new QStandardItem(lock.isWaitingForAPerson() ? tr("a run that needs attention")
                    : lock.isHolding(nowMs)
                    ? tr("process %1").arg(QString::number(pid))
                    : tr("process %1, which is gone").arg(QString::number(pid)));
        const QDateTime since = QDateTime::fromMSecsSinceEpoch(lock.takenAtMs);
        const QList<QStandardItem *> row{resource, holder,
            new QStandardItem(Format::moment(since, now)),
            new QStandardItem(Format::durationTable(
                Format::Milliseconds(std::max<qint64>(0, nowMs - lock.takenAtMs)))),
            new QStandardItem(
                lock.runNumber > 0 ? u'#' + QString::number(lock.runNumber) : Format::none())};
        for (QStandardItem *item : row)
            item->setEditable(false);
        m_model->appendRow(row);
    }
    m_table->view()->setCurrentIndex(m_model->index(chosen, 0));
    showChosen();
}

const TargetLock *TargetLocksDialog::current() const
{
    const int row = m_table->view()->currentIndex().row();
    return row >= 0 && row < m_locks.size() ? &m_locks.at(row) : nullptr;
}

void TargetLocksDialog::showChosen()
{
    const TargetLock *lock = current();
    const bool isHeld = lock && lock->isHolding(m_nowMs);
    m_release->setEnabled(lock && !isHeld);
    m_release->setToolTip(!lock ? QString()
            : lock->isWaitingForAPerson()
            ? tr("Resume run #%1, or stop it, to let go of the target")
                  .arg(QString::number(lock->runNumber))
            : isHeld
            ? tr("Stop run #%1 to let go of the target").arg(QString::number(lock->runNumber))
            : QString());
}

void TargetLocksDialog::release()
{
    const TargetLock *lock = current();
    if (!lock)
        return;
    const QString resource = lockedResource(*lock);
    m_context.prompt.confirm(this,
        {.title = tr("Release the Lock of %1").arg(resource),
            .text = tr("The next run of %1 may begin then. Make sure that no import of it is "
                       "running anywhere.")
                        .arg(resource),
            .action = tr("Release Lock"),
            .isDestructive = true},
        [dialog = QPointer(this), name = lock->name](bool isYes) {
            if (!dialog || !isYes)
                return;
            inBackground(
                dialog.data(),
                [&runs = dialog->m_context.application.runs(), name] {
                    return runs.releaseLock(name);
                },
                [dialog = dialog.data()](const Result<void> &done) {
                    dialog->m_note->setColorRole(done ? Role::Muted : Role::Error);
                    dialog->m_note->setText(
                        done ? tr("The lock was released.") : errorText(done.error()));
                    dialog->look();
                });
        });
}

} // namespace sluice
