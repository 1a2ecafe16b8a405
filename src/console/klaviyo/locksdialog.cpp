// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/klaviyo/locksdialog.h"

#include "console/errors/errorwords.h"
#include "console/klaviyo/klaviyojobmodel.h"
#include "console/theme/icons.h"
#include "console/widgets/card.h"
#include "console/widgets/format.h"
#include "console/widgets/rowview.h"
#include "console/widgets/tablecard.h"
#include "console/widgets/typedlabel.h"
#include "ui_locksdialog.h"

#include <QStandardItemModel>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

LocksDialog::LocksDialog(const QString &connection, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::LocksDialog>())
    , m_model(new QStandardItemModel(0, 4, this))
{
    m_ui->setupUi(this);
    setObjectName(u"locksDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Locks"));
    m_ui->headLabel->setTypeRole(TypeRole::DialogHeading);
    m_ui->placeLabel->setText(tr("One import of a resource at a time, on every computer. The locks "
                                 "stand in the shop of “%1”, where the plugin has its own.")
                                  .arg(connection));
    m_ui->placeLabel->setColorRole(Role::Muted);
    m_ui->noteLabel->setText(
        tr("Break a lock only when you are sure that no import of the plugin is running."));
    m_ui->noteLabel->setColorRole(Role::Muted);
    m_model->setHorizontalHeaderLabels(
        {tr("Resource"), tr("Held By"), tr("Since"), tr("Last Sign of Life")});
    RowView *view = m_ui->locksCard->view();
    view->setObjectName(u"locksTable"_s);
    view->setAccessibleName(tr("Locks"));
    view->setModel(m_model);
    const QString widest = std::ranges::max(
        QStringList{resourceWord(u"customers"_s), resourceWord(u"orders"_s),
            resourceWord(u"categories"_s), resourceWord(u"products"_s)},
        {}, [](const QString &word) { return RowDelegate::widthFor(CellKind::Text, word, false); });
    view->setColumns({{.kind = CellKind::Text, .sample = widest},
        {.kind = CellKind::Text, .hasIcon = true, .isStretched = true},
        {.kind = CellKind::Text, .sample = u"Yesterday 18:12"_s},
        {.kind = CellKind::Text, .sample = u"0:06:12 ago"_s}});
    view->setPlaceholderText(tr("Loading…"));
    m_ui->locksCard->watchModel();
    connect(view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        &LocksDialog::showChosen);
    connect(m_ui->closeButton, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_ui->refreshButton, &QPushButton::clicked, this, &LocksDialog::lookWanted);
    connect(m_ui->breakLockButton, &QPushButton::clicked, this, [this] {
        const int row = m_ui->locksCard->view()->currentIndex().row();
        if (row >= 0 && row < m_shop.locks.size())
            emit breakWanted(m_shop.locks.at(row).resource);
    });
    showChosen();
    resize(680, 380);
}

LocksDialog::~LocksDialog() = default;

void LocksDialog::setShop(const ShopFacts &shop)
{
    m_shop = shop;
    const int row = std::max(0, m_ui->locksCard->view()->currentIndex().row());
    m_model->removeRows(0, m_model->rowCount());
    for (const ShopLock &lock : shop.locks) {
        const bool isHeld = lock.holder != ShopLock::Holder::Nobody;
        const QDateTime since = QDateTime::fromString(lock.since, Qt::ISODateWithMs).toLocalTime();
        auto *holder = new QStandardItem(!isHeld ? tr("Free")
                : lock.isOver                    ? tr("%1, which is gone").arg(lockHolder(lock))
                                                 : lockHolder(lock));
        if (isHeld)
            holder->setData(u"lock"_s, CellRole::Icon);
        else
            holder->setData(static_cast<int>(Role::Muted), CellRole::Color);
        const bool hasSigns = lock.holder == ShopLock::Holder::Sluice;
        QList<QStandardItem *> items{new QStandardItem(resourceWord(lock.resource)), holder,
            new QStandardItem(isHeld && since.isValid()
                    ? Format::moment(since, QDateTime::currentDateTime())
                    : Format::none()),
            new QStandardItem(hasSigns
                    ? tr("%1 ago").arg(Format::durationTable(std::chrono::milliseconds(lock.ageMs)))
                    : Format::none())};
        for (QStandardItem *item : std::as_const(items))
            item->setEditable(false);
        m_model->appendRow(items);
    }
    m_ui->locksCard->view()->setCurrentIndex(m_model->index(row, 0));
    showChosen();
}

void LocksDialog::choose(const QString &resource)
{
    const auto found = std::find_if(m_shop.locks.cbegin(), m_shop.locks.cend(),
        [&resource](const ShopLock &lock) { return lock.resource == resource; });
    if (found != m_shop.locks.cend())
        m_ui->locksCard->view()->setCurrentIndex(
            m_model->index(static_cast<int>(found - m_shop.locks.cbegin()), 0));
}

void LocksDialog::setProblem(const Error &error)
{
    m_ui->noteLabel->setColorRole(Role::Error);
    m_ui->noteLabel->setText(errorText(error));
}

void LocksDialog::showChosen()
{
    const ShopLock lock
        = m_shop.locks.value(m_ui->locksCard->view()->currentIndex().row(), ShopLock());
    const bool isPlugins = lock.holder == ShopLock::Holder::Plugin;
    m_ui->breakLockButton->setEnabled(isPlugins);
    m_ui->breakLockButton->setToolTip(isPlugins       ? QString()
            : lock.holder == ShopLock::Holder::Nobody ? tr("The lock is free")
            : lock.isOver ? tr("Its holder is gone: the next run takes it")
                          : tr("A Sluice holds it: stop the run there"));
}

} // namespace sluice
