// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/theme/role.h"

#include <QWidget>

#include <array>
#include <optional>

namespace sluice {

// The six outcomes of a run's records (design 4); a plan uses the first four. A plain value.
struct CounterValues
{
    qint64 read = 0;
    qint64 written = 0;
    qint64 skipped = 0;
    qint64 rejected = 0;
    qint64 notAttempted = 0;
    qint64 pending = 0;

    bool isBalanced() const
    {
        return read == written + skipped + rejected + notAttempted + pending;
    }
};

enum class Counter { Read, Written, Skipped, Rejected, NotAttempted, Pending };
inline constexpr int kCounterCount = 6;

// One counter: name, number, note. Its number stands in digits of equal width. Made and owned by
// CounterBlock; GUI thread.
class CounterCell final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CounterCell)

public:
    enum class Emphasis { Plain, Warning };

    explicit CounterCell(QWidget *parent = nullptr);

    void setName(const QString &name);
    void setValue(std::optional<qint64> value); // nullopt: "?"
    // `brief` in its place where it does not fit.
    void setNote(const QString &note, const QString &brief = {});
    void setEmphasis(Emphasis emphasis);
    // The colour of a chart's series, shown as a point before the name.
    void setSeries(std::optional<Role> role);
    std::optional<qint64> value() const { return m_value; }
    QString note() const { return m_note; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    int numberWidth() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void describe();

    QString m_name;
    QString m_note;
    QString m_briefNote;
    std::optional<qint64> m_value = 0;
    std::optional<Role> m_series;
    Emphasis m_emphasis = Emphasis::Plain;
};

// The hero of a run: Read, Written, Skipped, Rejected, Not Attempted, Pending in six columns of
// equal width, always in this order, or the plan's four. Cells are named counterRead,
// counterWritten, counterSkipped, counterRejected, counterNotAttempted and counterPending. Too
// narrow for its numbers it takes two rows of three. GUI thread; it never computes a counter.
class CounterBlock final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CounterBlock)

public:
    enum class Form { Run, Plan };

    explicit CounterBlock(QWidget *parent = nullptr);

    void setForm(Form form);
    Form form() const { return m_form; }

    // `isRunning`: Pending is shown even if 0, in plain colour; else it leaves at 0 and warns
    // above.
    void setValues(const CounterValues &values, bool isRunning);
    const CounterValues &values() const { return m_values; }
    void setNote(Counter counter, const QString &note, const QString &brief = {});
    // Dots of the chart's series beside Read and Written; only where a chart is shown.
    void setSeriesShown(bool shown);
    CounterCell *cell(Counter counter) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void arrange();
    int shownCount() const { return m_form == Form::Plan ? 4 : kCounterCount; }
    int columnsFor(int width) const;
    int rowHeight() const;

    std::array<CounterCell *, kCounterCount> m_cells{};
    CounterValues m_values;
    Form m_form = Form::Run;
};

} // namespace sluice
