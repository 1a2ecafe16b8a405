// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QTimer>

namespace sluice {

class LogFilterModel;

// Find in the lines that are shown: how many match, which one of them is current, the next and the
// previous. A line matches by its message, whatever the case. GUI thread; owned by its view; it
// selects nothing, the view does.
class LogFind final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LogFind)

public:
    LogFind(const LogFilterModel *model, QObject *parent);

    void setText(const QString &text);
    void lookNow() { look(); } // not a little later
    QString text() const { return m_text; }
    qsizetype count() const { return m_rows.size(); }
    // From 1; 0: the row is no match.
    qsizetype positionOf(int row) const;

    // The next match after (before) `row`, around the end; -1: there is none.
    int next(int row);
    int previous(int row);

signals:
    void changed();

private:
    void look();

    const LogFilterModel *m_model;
    QString m_text;
    QList<int> m_rows;
    QTimer m_timer; // the log may grow ten times a second; counting four times is enough
};

} // namespace sluice
