// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QList>
#include <QMap>
#include <QObject>
#include <QPointer>
#include <QString>

namespace sluice {

// All keys of a window in one place: its actions and its pages', shortcuts and buttons that have
// keys of their own, by the names of their objects. Objects of one name, or of one property
// `shortcutId`, share their keys. What the operator has changed lies over the keys that they were
// made with. GUI thread; owned by the window.
class ShortcutBook final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ShortcutBook)

public:
    using Keys = QMap<QString, QString>; // portable texts by name; empty: none

    struct Entry
    {
        QString name;
        QString text; // of the action, without its mark
        QString standard; // portable
        QString keys; // that hold now
        bool isAnywhere = true; // false: on one page or in one table only
    };

    explicit ShortcutBook(QWidget *window);

    QList<Entry> entries(); // by text; looks for what has come to the window since
    Keys changes() const { return m_changes; } // from the standard

    // Looks for what has come to the window since, a page or a dialog: it gets the keys that were
    // changed.
    void collect();

    // Puts keys in place: of every action that `changes` does not name, the standard ones.
    void apply(const Keys &changes);

    // Why `keys` cannot belong to `name` beside `changes`; empty: they can.
    QString refusal(const QString &name, const QKeySequence &keys, const Keys &changes);

private:
    struct Owned
    {
        QString text;
        QString standard;
        bool isAnywhere = true;
        QList<QPointer<QObject>> objects;
    };
    void add(QObject *object, const QString &text, const QKeySequence &keys, bool isAnywhere);
    QString keysOf(const QString &name, const Keys &changes) const;
    static bool doClash(const Owned &a, const Owned &b);
    static void give(QObject *object, const QKeySequence &keys);

    QWidget *m_window;
    QMap<QString, Owned> m_known; // by name
    Keys m_changes;
};

} // namespace sluice
