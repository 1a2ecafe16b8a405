// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/settings/shortcutsettings.h"

#include "console/jobs/formparts.h"
#include "console/settings/keyedit.h"
#include "console/widgets/format.h"
#include "console/widgets/rowview.h"
#include "console/widgets/tablecard.h"
#include "console/widgets/typedlabel.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QStandardItemModel>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kShortcutNameRole = Qt::UserRole + 100;

QString nativeKeys(const QString &portable)
{
    return portable.isEmpty()
        ? Format::none()
        : QKeySequence::fromString(portable).toString(QKeySequence::NativeText);
}

} // namespace

// As wide as the longest of them in the language.
void setShortcutColumns(RowView *view, const QList<ShortcutBook::Entry> &entries)
{
    QString text;
    QString keys;
    for (const ShortcutBook::Entry &entry : entries) {
        const QString native = nativeKeys(entry.keys);
        text = entry.text.size() > text.size() ? entry.text : text;
        keys = native.size() > keys.size() ? native : keys;
    }
    view->setColumns({{.kind = CellKind::Text, .sample = text},
        {.kind = CellKind::Text, .sample = keys}, {.kind = CellKind::Text, .isStretched = true}});
}

void fillShortcutRow(
    QStandardItemModel *model, const ShortcutBook::Entry &entry, const QString &portableKeys)
{
    auto *text = new QStandardItem(entry.text);
    text->setData(entry.name, kShortcutNameRole);
    auto *keys = new QStandardItem(nativeKeys(portableKeys));
    if (portableKeys.isEmpty())
        keys->setData(static_cast<int>(Role::Muted), CellRole::Color);
    auto *note = new QStandardItem(portableKeys == entry.standard
            ? QString()
            : ShortcutSettings::tr("changed, was %1").arg(nativeKeys(entry.standard)));
    note->setData(static_cast<int>(Role::Muted), CellRole::Color);
    model->appendRow({text, keys, note});
}

ShortcutSettings::ShortcutSettings(ShortcutBook &book, QWidget *parent)
    : SettingsPage(u"shortcuts"_s, tr("Shortcuts"), u"terminal"_s, parent)
    , m_book(book)
    , m_changes(book.changes())
    , m_model(new QStandardItemModel(0, 3, this))
    , m_table(new TableCard(this))
    , m_edit(new KeyEdit(this))
    , m_reset(new QPushButton(tr("Reset"), this))
    , m_note(makeNote(u"shortcutNote"_s, this))
{
    for (const ShortcutBook::Entry &entry : book.entries())
        m_entries.insert(entry.name, entry);
    m_model->setHorizontalHeaderLabels({tr("Action"), tr("Keys"), QString()});
    RowView *view = m_table->view();
    view->setObjectName(u"shortcutTable"_s);
    view->setAccessibleName(tr("Actions and their keys"));
    view->setModel(m_model);
    setShortcutColumns(view, m_entries.values());
    m_table->watchModel();
    m_table->setFitting(false);
    content()->addWidget(m_table, 1);
    m_edit->setObjectName(u"shortcutEdit"_s);
    m_reset->setObjectName(u"shortcutResetButton"_s);
    m_reset->setAutoDefault(false);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    auto *label = new TypedLabel(tr("&Keys"), TypeRole::Body, Role::Muted, this);
    label->setBuddy(m_edit);
    m_edit->setAccessibleName(tr("Keys of the chosen action"));
    row->addWidget(label);
    row->addWidget(m_edit, 1);
    row->addWidget(m_reset);
    content()->addLayout(row);
    content()->addWidget(m_note);
    connect(view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        showNote(m_note, {});
        showCurrent();
    });
    view->installEventFilter(this);
    connect(m_edit, &KeyEdit::keysPressed, this, &ShortcutSettings::take);
    connect(m_reset, &QPushButton::clicked, this,
        [this] { put(m_entries.value(currentName()).standard); });
    fill();
    view->setCurrentIndex(m_model->index(0, 0));
}

// Enter goes to the field, not to the dialog's OK.
bool ShortcutSettings::eventFilter(QObject *watched, QEvent *event)
{
    const auto *key = event->type() == QEvent::KeyPress ? static_cast<QKeyEvent *>(event) : nullptr;
    if (watched != m_table->view() || !key
        || (key->key() != Qt::Key_Return && key->key() != Qt::Key_Enter))
        return SettingsPage::eventFilter(watched, event);
    m_edit->setFocus(Qt::OtherFocusReason);
    return true;
}

QString ShortcutSettings::keysOf(const QString &name) const
{
    return m_changes.value(name, m_entries.value(name).standard);
}

QString ShortcutSettings::currentName() const
{
    return m_table->view()->currentIndex().siblingAtColumn(0).data(kShortcutNameRole).toString();
}

void ShortcutSettings::fill()
{
    const int row = m_table->view()->currentIndex().row();
    m_model->removeRows(0, m_model->rowCount());
    for (const ShortcutBook::Entry &entry : m_book.entries())
        fillShortcutRow(m_model, entry, keysOf(entry.name));
    m_table->view()->setCurrentIndex(m_model->index(qMax(row, 0), 0));
    showCurrent();
}

void ShortcutSettings::showCurrent()
{
    const QString name = currentName();
    m_edit->setEnabled(!name.isEmpty());
    m_edit->setKeys(QKeySequence::fromString(keysOf(name)));
    m_reset->setEnabled(m_changes.contains(name));
}

void ShortcutSettings::take(const QKeySequence &keys)
{
    const QString refusal = m_book.refusal(currentName(), keys, m_changes);
    if (refusal.isEmpty()) {
        put(keys.toString(QKeySequence::PortableText));
        return;
    }
    showCurrent(); // what it has stays
    showNote(m_note, refusal, true);
}

void ShortcutSettings::put(const QString &keys)
{
    const QString name = currentName();
    const QString refusal = m_book.refusal(name, QKeySequence::fromString(keys), m_changes);
    if (!refusal.isEmpty()
        && keys == m_entries.value(name).standard) { // another has them meanwhile
        showNote(m_note, refusal, true);
        return;
    }
    if (keys == m_entries.value(name).standard)
        m_changes.remove(name);
    else
        m_changes.insert(name, keys);
    showNote(m_note, {});
    fill();
    tellEdited();
}

bool ShortcutSettings::hasMore() const
{
    return m_changes != m_book.changes();
}

void ShortcutSettings::restoreDefaults()
{
    m_changes.clear();
    showNote(m_note, {});
    fill();
    tellEdited();
}

} // namespace sluice
