// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/theme/role.h"

#include <QBasicTimer>
#include <QElapsedTimer>
#include <QWidget>

namespace sluice {

// A bar with round ends: 8 px on a page, 5 in a row, 6 in a gauge. It glides to a new value in
// 150 ms where the step is at least one percent, and moves a piece of 30 percent while the total is
// unknown; both not at all where the style has animations off. GUI thread, owned by its parent.
class ThinBar : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ThinBar)

public:
    ThinBar(int thickness, QWidget *parent);

    // From 0 to 1.
    void setValue(double value);
    void setUnknown();
    void setTone(Tone tone);
    double value() const { return m_value; }
    bool isUnknown() const { return m_isUnknown; }
    Tone tone() const { return m_tone; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void timerEvent(QTimerEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    bool isAnimated() const;
    void describe();

    QBasicTimer m_timer;
    QElapsedTimer m_clock;
    double m_value = 0;
    double m_shown = 0;
    double m_from = 0;
    int m_thickness;
    Tone m_tone = Tone::Info;
    bool m_isUnknown = false;
};

class PageProgressBar final : public ThinBar
{
    Q_OBJECT

public:
    explicit PageProgressBar(QWidget *parent = nullptr)
        : ThinBar(8, parent)
    {
    }
};

class RowBar final : public ThinBar
{
    Q_OBJECT

public:
    explicit RowBar(QWidget *parent = nullptr)
        : ThinBar(5, parent)
    {
    }
};

// A limit: name at the left, "2 214 of 60 000" at the right, or below it where both do not fit
// beside each other, a bar of 6 px below. From 80 percent it warns. For what is *left* of a limit,
// setRemaining() fills the bar from what is left and warns below 20 percent.
class LimitGauge final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LimitGauge)

public:
    explicit LimitGauge(QWidget *parent = nullptr);

    void setName(const QString &name);
    void setUsed(qint64 used, qint64 limit);
    void setRemaining(qint64 left, qint64 limit);
    // At the cap: "paused, resumes in 12 s" in place of the figures; empty: figures again.
    void setPause(const QString &text);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void setFigures(qint64 value, qint64 limit, bool isWarning);
    const QString &shownFigures() const { return m_pause.isEmpty() ? m_figures : m_pause; }
    int linesFor(int width) const;
    void showTexts();

    QString m_name;
    QString m_figures;
    QString m_pause;
    double m_share = 0;
    bool m_isWarning = false;
};

} // namespace sluice
