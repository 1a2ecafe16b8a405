// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QObject>
#include <QPointer>
#include <QTimer>

namespace sluice {

class Page;
class RowView;

// Keeps what the operator chooses of the columns of the pages' tables, those of their dialogs
// included, over a restart too: by page and name of the table, in the console's settings. Tables of
// one name look the same, such as those of two editors that are open. GUI thread; owned by the
// window.
class TableLayouts final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TableLayouts)

public:
    explicit TableLayouts(QObject *parent);

    void add(const Page &page); // that has made tables
    void reset(); // all of them, those that are not shown yet too
    void save(); // now, not a little later

private:
    void take(const QString &name, const RowView &view);

    QMap<QString, QList<QPointer<RowView>>> m_tables; // by name
    QMap<QString, QByteArray> m_changed;
    QTimer m_saveSoon; // a border that is dragged changes much
};

} // namespace sluice
