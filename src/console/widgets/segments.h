// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QWidget>

class QButtonGroup;
class QHBoxLayout;
class QPushButton;

namespace sluice {

// Joined buttons for two to four filters or choices, one of them chosen, each with its count if it
// has one ("Problems 2"). GUI thread, owned by its parent. Arrow keys move between them.
class Segments final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Segments)

public:
    explicit Segments(QWidget *parent = nullptr);

    // The first one that is added is chosen. Add all before the widget is shown.
    QPushButton *addSegment(const QString &id, const QString &text);
    void setCount(const QString &id, qint64 count); // negative: none
    void setCurrent(const QString &id); // does not send chosen()
    QString current() const { return m_current; }
    QPushButton *button(const QString &id) const;

signals:
    void chosen(const QString &id);

protected:
    void changeEvent(QEvent *event) override;

private:
    void dress();
    void reserveWidths();

    struct Segment
    {
        QString id;
        QString text;
        QPushButton *button;
    };

    QList<Segment> m_segments;
    QString m_current;
    QButtonGroup *m_group;
    QHBoxLayout *m_layout;
};

} // namespace sluice
