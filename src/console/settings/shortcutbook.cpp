// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/settings/shortcutbook.h"

#include "console/main/page.h"

#include <QAbstractButton>
#include <QAction>
#include <QGuiApplication>
#include <QSet>
#include <QShortcut>
#include <QWidget>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

QString portableKeyText(const QKeySequence &keys)
{
    return keys.toString(QKeySequence::PortableText);
}

QString plainText(QString text)
{
    text.remove(u'&');
    while (text.endsWith(u'…') || text.endsWith(u'.'))
        text.chop(1);
    return text;
}

// Keys that every field and table needs for itself.
QString editingUse(const QKeySequence &keys)
{
    const std::pair<QKeySequence::StandardKey, QString> kEditing[]{
        {QKeySequence::Copy, ShortcutBook::tr("Copy")},
        {QKeySequence::Paste, ShortcutBook::tr("Paste")},
        {QKeySequence::Cut, ShortcutBook::tr("Cut")},
        {QKeySequence::SelectAll, ShortcutBook::tr("Select All")},
        {QKeySequence::Undo, ShortcutBook::tr("Undo")},
        {QKeySequence::Redo, ShortcutBook::tr("Redo")}};
    for (const auto &[key, use] : kEditing) {
        if (QKeySequence::keyBindings(key).contains(keys))
            return use;
    }
    return {};
}

bool isTypedKey(const QKeySequence &keys)
{
    const QKeyCombination first = keys[0];
    const bool hasModifier = first.keyboardModifiers() & (Qt::ControlModifier | Qt::AltModifier);
    return !hasModifier && (first.key() < Qt::Key_F1 || first.key() > Qt::Key_F35);
}

// The page or window where the object's keys hold.
const QObject *placeOf(const QObject *object)
{
    for (; object; object = object->parent()) {
        const auto *widget = qobject_cast<const QWidget *>(object);
        if (widget && (widget->isWindow() || qobject_cast<const Page *>(widget)))
            break;
    }
    return object;
}

} // namespace

ShortcutBook::ShortcutBook(QWidget *window)
    : QObject(window)
    , m_window(window)
{
    // Dialogs and editors are made when they are wanted; they get the keyboard before a key of
    // theirs is pressed.
    connect(qGuiApp, &QGuiApplication::focusObjectChanged, this, [this] {
        if (!m_changes.isEmpty())
            collect();
    });
}

void ShortcutBook::add(
    QObject *object, const QString &text, const QKeySequence &keys, bool isAnywhere)
{
    QString name = object->property("shortcutId").toString();
    if (name.isEmpty())
        name = object->objectName();
    const QString told = object->property("shortcutText").toString();
    const QString shown = plainText(told.isEmpty() ? text : told);
    if (name.isEmpty() || shown.isEmpty())
        return;
    auto found = m_known.find(name);
    if (found == m_known.end())
        found = m_known.insert(name, Owned{shown, portableKeyText(keys), isAnywhere, {}});
    found->objects.removeAll(nullptr);
    if (found->objects.contains(object))
        return;
    found->objects.append(object);
    if (object->objectName() == name)
        found->text = shown;
    if (const auto changed = m_changes.constFind(name); changed != m_changes.cend())
        give(object, QKeySequence::fromString(*changed));
}

// Actions stand in menus; what else has keys has them from the start.
void ShortcutBook::collect()
{
    for (auto *action : m_window->findChildren<QAction *>()) {
        if (action->objectName().startsWith("action"_L1) && !action->isSeparator())
            add(action, action->whatsThis().isEmpty() ? action->text() : action->whatsThis(),
                action->shortcut(), action->shortcutContext() >= Qt::WindowShortcut);
    }
    for (auto *shortcut : m_window->findChildren<QShortcut *>())
        add(shortcut, shortcut->whatsThis(), shortcut->key(), false);
    for (auto *button : m_window->findChildren<QAbstractButton *>()) {
        // A mark in its text gives a button Alt and a letter; that is not of this book.
        const bool hasOwn = !button->shortcut().isEmpty()
            && button->shortcut() != QKeySequence::mnemonic(button->text());
        if (hasOwn)
            add(button, button->text(), button->shortcut(), false);
    }
}

QList<ShortcutBook::Entry> ShortcutBook::entries()
{
    collect();
    QList<Entry> all;
    for (auto it = m_known.constBegin(); it != m_known.constEnd(); ++it)
        all.append({.name = it.key(),
            .text = it->text,
            .standard = it->standard,
            .keys = keysOf(it.key(), m_changes),
            .isAnywhere = it->isAnywhere});
    std::ranges::sort(
        all, [](const Entry &a, const Entry &b) { return a.text.localeAwareCompare(b.text) < 0; });
    return all;
}

QString ShortcutBook::keysOf(const QString &name, const Keys &changes) const
{
    return changes.value(name, m_known.value(name).standard);
}

void ShortcutBook::give(QObject *object, const QKeySequence &keys)
{
    if (auto *action = qobject_cast<QAction *>(object)) {
        QList<QKeySequence> all = action->shortcuts();
        if (!all.isEmpty())
            all.removeFirst(); // what else leads there stays
        all.prepend(keys);
        action->setShortcuts(all);
    } else if (auto *shortcut = qobject_cast<QShortcut *>(object))
        shortcut->setKey(keys);
    else if (auto *button = qobject_cast<QAbstractButton *>(object))
        button->setShortcut(keys);
}

void ShortcutBook::apply(const Keys &changes)
{
    collect();
    const Keys before = std::exchange(m_changes, changes);
    for (auto it = m_known.constBegin(); it != m_known.constEnd(); ++it) {
        const QString keys = keysOf(it.key(), m_changes);
        if (keys == keysOf(it.key(), before))
            continue;
        for (const QPointer<QObject> &object : it->objects) {
            if (object)
                give(object, QKeySequence::fromString(keys));
        }
    }
}

// What holds on one page only may be used on another.
bool ShortcutBook::doClash(const Owned &a, const Owned &b)
{
    QSet<const QObject *> places;
    for (const QPointer<QObject> &object : a.objects)
        places.insert(placeOf(object));
    return a.isAnywhere || b.isAnywhere
        || std::ranges::any_of(b.objects, [&places](const QPointer<QObject> &object) {
               return places.contains(placeOf(object));
           });
}

QString ShortcutBook::refusal(const QString &name, const QKeySequence &keys, const Keys &changes)
{
    if (keys.isEmpty())
        return {};
    const QString shown = keys.toString(QKeySequence::NativeText);
    collect();
    const bool isStandard = portableKeyText(keys) == m_known.value(name).standard; // such as Del
    if (isTypedKey(keys) && !isStandard)
        return tr("%1 is typed into fields. Add Ctrl or Alt, or take a function key.").arg(shown);
    if (const QString use = editingUse(keys); !use.isEmpty())
        return tr("%1 belongs to “%2”.").arg(shown, use);
    for (auto it = m_known.constBegin(); it != m_known.constEnd(); ++it) {
        if (it.key() != name && doClash(*it, m_known.value(name))
            && QKeySequence::fromString(keysOf(it.key(), changes)) == keys)
            return tr("%1 belongs to “%2”.").arg(shown, it->text);
    }
    return {};
}

} // namespace sluice
