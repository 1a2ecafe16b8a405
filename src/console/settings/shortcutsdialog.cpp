// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/settings/shortcutsdialog.h"

#include "console/settings/shortcutsettings.h"
#include "console/theme/theme.h"
#include "console/widgets/eliding.h"
#include "console/widgets/rowview.h"
#include "console/widgets/tablecard.h"
#include "console/widgets/typedlabel.h"

#include <QBoxLayout>
#include <QPushButton>
#include <QStandardItemModel>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr QSize kShortcutsSize(560, 560);

} // namespace

ShortcutsDialog::ShortcutsDialog(const QList<ShortcutBook::Entry> &entries, QWidget *parent)
    : QDialog(parent)
    , m_entries(entries)
    , m_model(new QStandardItemModel(0, 3, this))
{
    setObjectName(u"shortcutsDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Keyboard Shortcuts"));
    m_model->setHorizontalHeaderLabels({tr("Action"), tr("Keys"), QString()});
    auto *table = new TableCard(this);
    RowView *view = table->view();
    view->setObjectName(u"liveShortcutTable"_s);
    view->setAccessibleName(tr("Actions and their keys"));
    view->setModel(m_model);
    setShortcutColumns(view, m_entries);
    table->watchModel();
    table->setFitting(false);
    auto *find = new FindEdit(table);
    find->setObjectName(u"shortcutFindEdit"_s);
    find->setPlaceholderText(tr("Find an action or keys"));
    find->setAccessibleName(tr("Find an action or keys"));
    table->toolRow()->addWidget(find, 1);
    auto *change = new QPushButton(tr("Change…"), this);
    auto *close = new QPushButton(tr("Close"), this);
    change->setObjectName(u"changeShortcutsButton"_s);
    change->setAutoDefault(false);
    close->setObjectName(u"closeButton"_s);
    close->setDefault(true);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(8);
    foot->addWidget(change);
    foot->addStretch(1);
    foot->addWidget(close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->setSpacing(12);
    layout->addWidget(
        new TypedLabel(tr("Keyboard Shortcuts"), TypeRole::DialogHeading, Role::Text, this));
    layout->addWidget(table, 1);
    layout->addLayout(foot);
    resize(kShortcutsSize);
    connect(find, &QLineEdit::textChanged, this, &ShortcutsDialog::fill);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    connect(change, &QPushButton::clicked, this, [this] {
        accept();
        emit changeWanted();
    });
    fill({});
    find->setFocus();
}

// Those without keys are not of interest here.
void ShortcutsDialog::fill(const QString &text)
{
    m_model->removeRows(0, m_model->rowCount());
    for (const ShortcutBook::Entry &entry : std::as_const(m_entries)) {
        const QString native
            = QKeySequence::fromString(entry.keys).toString(QKeySequence::NativeText);
        if (!entry.keys.isEmpty()
            && (entry.text.contains(text, Qt::CaseInsensitive)
                || native.contains(text, Qt::CaseInsensitive)))
            fillShortcutRow(m_model, entry, entry.keys);
    }
}

} // namespace sluice
