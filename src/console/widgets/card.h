// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/theme/role.h"

#include <QFrame>

class QGridLayout;
class QHBoxLayout;
class QPushButton;
class QVBoxLayout;

namespace sluice {

class ElidingLabel;
class IconLabel;
class TypedLabel;

// A white panel with one border: a title row (text, what stands beside it, link buttons at the
// right) and a body. In Designer forms: a QFrame promoted to Card, whose own layout is then the
// body and replaces ours. GUI thread.
class Card : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Card)

public:
    explicit Card(QWidget *parent = nullptr);
    explicit Card(const QString &title, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    // A link at the right end of the title row.
    QPushButton *addLink(const QString &text, const QString &icon = {});
    // A caption at the right of the title row, for example "records per second".
    void setCaption(const QString &text);

    QVBoxLayout *body();

private:
    void build();

    QVBoxLayout *m_body = nullptr;
    QHBoxLayout *m_titleRow = nullptr;
    TypedLabel *m_title = nullptr;
    ElidingLabel *m_caption = nullptr;
};

// A sunken panel for payloads and facts.
class Well : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Well)

public:
    explicit Well(QWidget *parent = nullptr);

    // A line "key   value" in mono; `isBad` shows it in the colour of errors.
    void addLine(const QString &key, const QString &value, bool isBad = false);
    void clear();

private:
    QGridLayout *m_grid = nullptr;
};

// A line of 1 px, across or down.
class Line final : public QFrame
{
    Q_OBJECT

public:
    explicit Line(QWidget *parent = nullptr);
    Line(Qt::Orientation orientation, QWidget *parent);
};

// A tinted box: what is wrong, why, and the actions that mend it, or a warning that wants consent.
// With a bar at the left where it stands for a whole page. The body takes any widgets.
class TintBox final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TintBox)

public:
    explicit TintBox(Tone tone, bool hasBar = false, QWidget *parent = nullptr);

    void setTone(Tone tone);
    void setHeading(const QString &text); // 600
    void setText(const QString &text); // wraps
    void setIcon(const QString &icon);
    // Below the text, from the left.
    QPushButton *addButton(const QString &text, const QString &icon = {}, bool isLink = false);
    QVBoxLayout *body() const { return m_body; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QVBoxLayout *m_body;
    QHBoxLayout *m_buttons = nullptr;
    TypedLabel *m_heading = nullptr;
    TypedLabel *m_text = nullptr;
    IconLabel *m_icon;
    Tone m_tone;
    bool m_hasBar;
};

} // namespace sluice
