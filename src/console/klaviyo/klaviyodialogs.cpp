// SPDX-License-Identifier: GPL-3.0-or-later
// The dialogs of the page Klaviyo: mapping, locks, Delete All, and the file of ids.
#include "console/klaviyo/breaklockdialog.h"
#include "console/klaviyo/deletealldialog.h"
#include "console/klaviyo/klaviyojobform.h"
#include "console/klaviyo/klaviyojobmodel.h"
#include "console/klaviyo/klaviyopage.h"
#include "console/klaviyo/locksdialog.h"
#include "console/klaviyo/mappingdialog.h"
#include "console/main/prompt.h"
#include "console/widgets/format.h"
#include "syncs/commerceklaviyo/commercejob.h"

namespace sluice {

using namespace Qt::StringLiterals;

void KlaviyoSyncPage::takeAction(const QString &id)
{
    const QString breaking = u"break/"_s;
    if (id.startsWith(breaking))
        openBreakLock(id.mid(breaking.size()));
    else if (id == "locks"_L1)
        lookAtLocks();
    else
        JobsPage::takeAction(id);
}

void KlaviyoSyncPage::openMapping(bool isPreview)
{
    const auto settings = m_form->mapping();
    if (!settings) {
        showError(settings.error());
        return;
    }
    const QString source = m_form->job().source;
    auto *dialog = new MappingDialog(*settings, m_form->resource(), this);
    PropertyMappingEditor *editor = dialog->editor();
    connect(editor, &PropertyMappingEditor::recordWanted, this,
        [this, editor, source](const QString &resource, const QString &id) {
            m_access->record(
                editor, source, {resource, id}, [editor](const Result<QByteArray> &record) {
                    if (record)
                        editor->setRecord(*record);
                    else
                        editor->setFetchProblem(record.error());
                });
        });
    connect(editor, &PropertyMappingEditor::sampleWanted, this,
        [this, editor, source](const QString &resource) {
            m_access->sample(
                editor, source, resource, [editor](const Result<QList<QByteArray>> &records) {
                    if (records)
                        editor->setRecords(*records);
                    else
                        editor->setFetchProblem(records.error());
                });
        });
    connect(editor, &MappingEditor::checkWanted, editor, &MappingEditor::showProblems);
    if (isPreview)
        editor->showPreview();
    connect(dialog, &QDialog::accepted, this,
        [this, dialog] { m_form->setMapping(dialog->settings()); });
    openMappingDialog(dialog);
    editor->wantSample();
}

void KlaviyoSyncPage::openLink(const Job &job, int column)
{
    if (column == KlaviyoJobModel::Lock)
        openLocks(job.source, m_model->heldResource(job));
    else
        JobsPage::openLink(job, column);
}

// At the lock of the resource, if one is named.
void KlaviyoSyncPage::openLocks(const QString &source, const QString &resource)
{
    m_locks = new LocksDialog(source, window());
    connect(m_locks, &LocksDialog::lookWanted, this, [this, source] { askShop(source); });
    connect(m_locks, &LocksDialog::breakWanted, this, [this](const QString &resource) {
        if (m_locks)
            m_locks->close();
        openBreakLock(resource);
    });
    if (const auto shop = m_shops.value(source); shop.facts)
        m_locks->setShop(*shop.facts);
    m_locks->choose(resource);
    askShop(source);
    m_locks->open();
}

// Nothing is broken here: the run that is started next does it, and says so before.
void KlaviyoSyncPage::openBreakLock(const QString &resource)
{
    const auto shop = m_shops.value(m_form->job().source);
    const ShopLock *lock = shop.facts ? shop.facts->lock(resource) : nullptr;
    if (!lock || lock->holder != ShopLock::Holder::Plugin)
        return;
    auto *dialog = new BreakLockDialog(*lock, shop.facts->project, window());
    connect(dialog, &QDialog::accepted, this, [this, resource] {
        m_breakLock = resource;
        refreshState();
    });
    dialog->open();
}

void KlaviyoSyncPage::openDeleteAll()
{
    const QString resource = current().parameters.value("resource"_L1).toString();
    const bool canDelete = resource == "products"_L1 || resource == "categories"_L1;
    if (!canDelete || m_form->isChanged() || activeRun())
        return;
    DeleteAllDialog::Facts facts{.resource = resource,
        .connection = current().target,
        .environment = environmentOf(current())};
    if (const auto target = m_targets.value(current().target); target.facts)
        facts.account = target.facts->account;
    m_deleted = current();
    m_deleteAll = new DeleteAllDialog(facts, window());
    connect(m_deleteAll, &DeleteAllDialog::countWanted, this, &KlaviyoSyncPage::countDeletion);
    connect(m_deleteAll, &DeleteAllDialog::deletionWanted, this, &KlaviyoSyncPage::confirmDeletion);
    connect(m_deleteAll, &QDialog::finished, this, [this] { m_access->cancelCount(); });
    m_deleteAll->open();
    countDeletion();
}

void KlaviyoSyncPage::countDeletion()
{
    m_access->cancelCount();
    m_deleteAll->setCounting();
    const int number = ++m_counts;
    m_access->countDeletion(m_deleteAll, m_deleted.name, m_deleteAll->selection(),
        [this, number](const Result<qint64> &count) {
            if (number != m_counts || !m_deleteAll)
                return; // another choice is being counted
            if (count)
                m_deleteAll->setCount(*count);
            else if (count.error().kind != ErrorKind::Cancelled)
                m_deleteAll->setProblem(count.error());
        });
}

// The second question, with the number in it.
void KlaviyoSyncPage::confirmDeletion()
{
    if (!m_deleteAll || !m_deleteAll->count())
        return;
    const bool isProducts = m_deleted.parameters.value("resource"_L1) == "products"_L1;
    const int items = Format::plural(*m_deleteAll->count());
    const QString count = Format::count(*m_deleteAll->count());
    const QString account = m_targets.value(m_deleted.target).facts
        ? m_targets.value(m_deleted.target).facts->account
        : m_deleted.target;
    context().prompt.confirm(m_deleteAll,
        {.title = isProducts ? tr("Delete %1 Items and Variants?", nullptr, items).arg(count)
                             : tr("Delete %1 Categories?", nullptr, items).arg(count),
            .text
            = tr("They are deleted from the Klaviyo account %1. It cannot be undone.").arg(account),
            .action = isProducts ? tr("Delete %1 Items and Variants", nullptr, items).arg(count)
                                 : tr("Delete %1 Categories", nullptr, items).arg(count),
            .isDestructive = true},
        [page = QPointer(this)](bool isYes) {
            if (!page || !isYes || !page->m_deleteAll)
                return;
            const QJsonObject selection = page->m_deleteAll->selection();
            page->m_deleteAll->accept();
            if (page->isAsDescribed(page->m_deleted))
                page->startRun(page->m_deleted, false, selection);
        });
}

void KlaviyoSyncPage::readIds()
{
    askForIds(CommerceJob::kMostIds, [this](const QStringList &ids) { m_form->setIds(ids); });
}

} // namespace sluice
