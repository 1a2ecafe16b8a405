// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/mappings/mappingimportdialog.h"

#include "console/widgets/card.h"
#include "console/widgets/emptystate.h"
#include "console/widgets/format.h"
#include "console/widgets/rowview.h"
#include "console/widgets/tablecard.h"
#include "console/widgets/typedlabel.h"

#include <QBoxLayout>
#include <QPushButton>
#include <QStandardItemModel>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

QStandardItem *changeItem(MappingChange::Kind kind)
{
    const bool isAdded = kind == MappingChange::Kind::Added;
    const bool isRemoved = kind == MappingChange::Kind::Removed;
    auto *item = new QStandardItem(isAdded ? MappingImportDialog::tr("Added")
            : isRemoved                    ? MappingImportDialog::tr("Removed")
                                           : MappingImportDialog::tr("Changed"));
    item->setData(isAdded ? u"add"_s : isRemoved ? u"remove"_s : u"edit"_s, CellRole::Icon);
    item->setData(static_cast<int>(isAdded ? Tone::Success
                          : isRemoved      ? Tone::Warning
                                           : Tone::Info),
        CellRole::Tone);
    return item;
}

QStandardItemModel *changeModel(const MappingImportDialog::Facts &facts, QObject *parent)
{
    auto *model = new QStandardItemModel(0, 4, parent);
    model->setHorizontalHeaderLabels(
        {MappingImportDialog::tr("Change"), MappingImportDialog::tr("Where"),
            MappingImportDialog::tr("Now"), MappingImportDialog::tr("In the File")});
    for (const QString &field : facts.unknownFields) {
        auto *what = new QStandardItem(MappingImportDialog::tr("Unknown"));
        what->setData(u"state-failed"_s, CellRole::Icon);
        what->setData(static_cast<int>(Tone::Error), CellRole::Tone);
        model->appendRow({what, new QStandardItem(field), new QStandardItem(Format::none()),
            new QStandardItem(MappingImportDialog::tr("There is no such field"))});
    }
    for (const MappingChange &change : facts.changes)
        model->appendRow({changeItem(change.kind), new QStandardItem(change.place),
            new QStandardItem(change.before.isEmpty() ? Format::none() : change.before),
            new QStandardItem(change.after.isEmpty() ? Format::none() : change.after)});
    return model;
}

} // namespace

MappingImportDialog::MappingImportDialog(const Facts &facts, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(u"mappingImportDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Import Mapping"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->setSpacing(12);
    layout->addWidget(new TypedLabel(
        tr("What %1 Changes").arg(facts.fileName), TypeRole::DialogHeading, Role::Text, this));
    auto *card = new TableCard(this);
    RowView *view = card->view();
    view->setObjectName(u"changeTable"_s);
    view->setAccessibleName(tr("Changes of the import"));
    view->setModel(changeModel(facts, view));
    const QString widest = std::ranges::max(
        QStringList{tr("Added"), tr("Changed"), tr("Removed"), tr("Unknown")}, {},
        [](const QString &word) { return RowDelegate::widthFor(CellKind::State, word, true); });
    view->setColumns({{.kind = CellKind::State, .sample = widest, .hasIcon = true},
        {.kind = CellKind::Text, .sample = u"Data_Quality_Status › transforms"_s},
        {.kind = CellKind::Mono, .sample = u"Last_Activity_Days_12"_s},
        {.kind = CellKind::Mono, .sample = tr("There is no such field"), .isStretched = true}});
    view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    auto *empty = new EmptyState(card);
    empty->setContent(u"check"_s, tr("Nothing changes"),
        tr("The file says the same as the mapping that is open."));
    card->setEmptyState(empty);
    card->watchModel();
    card->setFitting(false);
    layout->addWidget(card, 1);
    auto *note = new TypedLabel(facts.unknownFields.isEmpty()
            ? tr("Nothing is stored before you save, and Undo takes the import back.")
            : tr("%n fields are not known here: they stay in the mapping as problems until you "
                 "take them out.",
                nullptr, static_cast<int>(facts.unknownFields.size())),
        TypeRole::Meta, facts.unknownFields.isEmpty() ? Role::Muted : Role::Warning, this);
    note->setWordWrap(true);
    layout->addWidget(note);
    layout->addWidget(new Line(this));
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(u"cancelButton"_s);
    cancel->setAutoDefault(false);
    auto *use = new QPushButton(tr("Import"), this);
    use->setObjectName(u"importButton"_s);
    use->setProperty("role", u"primary"_s);
    use->setDefault(true);
    use->setEnabled(!facts.changes.isEmpty());
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addStretch(1);
    row->addWidget(cancel);
    row->addWidget(use);
    layout->addLayout(row);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(use, &QPushButton::clicked, this, &QDialog::accept);
    const QSize room = parent ? parent->window()->size() : QSize(1'180, 760);
    resize(std::min(820, room.width() - 40), std::min(520, room.height() - 40));
}

} // namespace sluice
