// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/counters.h"

#include "console/theme/textpaint.h"
#include "console/theme/theme.h"
#include "console/widgets/format.h"
#include "console/widgets/paint.h"

#include <QEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace sluice {

namespace {

constexpr int kColumnGap = 29; // 14, the line, 14
constexpr int kCellRowGap = 12;
constexpr int kSeriesDot = 8;
constexpr int kDotGap = 6;

QFont nameFont()
{
    return Theme::instance().font(TypeRole::Header);
}

struct CellHeights
{
    int name;
    int number;
    int note;
};

CellHeights cellHeights()
{
    const Theme &theme = Theme::instance();
    return {QFontMetrics(nameFont()).height() + 2,
        QFontMetrics(theme.font(TypeRole::Counter)).height() + 2,
        QFontMetrics(theme.font(TypeRole::Caption)).height() + 2};
}

} // namespace

CounterCell::CounterCell(QWidget *parent)
    : QWidget(parent)
{
}

void CounterCell::setName(const QString &name)
{
    m_name = name;
    describe();
    update();
}

void CounterCell::setValue(std::optional<qint64> value)
{
    if (m_value == value)
        return;
    m_value = value;
    describe();
    update();
}

void CounterCell::setNote(const QString &note, const QString &brief)
{
    if (m_note == note && m_briefNote == brief)
        return;
    m_note = note;
    m_briefNote = brief;
    describe();
    update();
}

void CounterCell::setEmphasis(Emphasis emphasis)
{
    if (m_emphasis == emphasis)
        return;
    m_emphasis = emphasis;
    update();
}

void CounterCell::setSeries(std::optional<Role> role)
{
    m_series = role;
    update();
}

void CounterCell::describe()
{
    setAccessibleName(m_name);
    setAccessibleDescription(
        Format::count(m_value) + (m_note.isEmpty() ? QString() : u", "_s + m_note));
    const bool isCut = textWidth(Theme::instance().font(TypeRole::Caption), m_note) > width();
    setToolTip(isCut && width() > 0 ? m_note : QString());
}

int CounterCell::numberWidth() const
{
    const QFont font = Theme::instance().font(TypeRole::Counter);
    return static_cast<int>(std::ceil(tabularWidth(font, Format::count(m_value))));
}

QSize CounterCell::sizeHint() const
{
    const CellHeights heights = cellHeights();
    const int width = std::max(
        numberWidth(), textWidth(nameFont(), m_name) + (m_series ? kSeriesDot + kDotGap : 0));
    return {width, heights.name + heights.number + heights.note};
}

QSize CounterCell::minimumSizeHint() const
{
    return {20, sizeHint().height()};
}

void CounterCell::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::instance();
    const CellHeights heights = cellHeights();
    QPainter painter(this);
    QRectF line(0, 0, width(), heights.name);
    if (m_series) {
        const QRectF dot(0, std::round((heights.name - kSeriesDot) / 2.0), kSeriesDot, kSeriesDot);
        Paint::roundedBox(&painter, dot, kSeriesDot / 2.0, *m_series);
        line.setLeft(kSeriesDot + kDotGap);
    }
    painter.setFont(nameFont());
    painter.setPen(theme.color(Role::Muted));
    drawLine(&painter, line, m_name);

    painter.setFont(theme.font(TypeRole::Counter));
    Role role = Role::Text;
    if (m_value == 0)
        role = Role::Muted;
    else if (m_emphasis == Emphasis::Warning)
        role = Role::Warning;
    painter.setPen(theme.color(role));
    drawTabular(&painter, QRectF(0, heights.name, width(), heights.number), Format::count(m_value));

    const QFont caption = theme.font(TypeRole::Caption);
    const bool isBrief = !m_briefNote.isEmpty() && textWidth(caption, m_note) > width();
    painter.setFont(caption);
    painter.setPen(theme.color(Role::Muted));
    drawLine(&painter, QRectF(0, heights.name + heights.number, width(), heights.note),
        isBrief ? m_briefNote : m_note);
}

CounterBlock::CounterBlock(QWidget *parent)
    : QWidget(parent)
{
    const std::array<QString, kCounterCount> names{u"counterRead"_s, u"counterWritten"_s,
        u"counterSkipped"_s, u"counterRejected"_s, u"counterNotAttempted"_s, u"counterPending"_s};
    for (std::size_t i = 0; i < m_cells.size(); ++i) {
        m_cells[i] = new CounterCell(this);
        m_cells[i]->setObjectName(names[i]);
    }
    // Not Fixed: that would hold it at one row.
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setForm(Form::Run);
    setValues({}, false);
}

void CounterBlock::setForm(Form form)
{
    if (m_form == form && !m_cells.front()->accessibleName().isEmpty())
        return;
    m_form = form;
    const bool isPlan = form == Form::Plan;
    const std::array<QString, kCounterCount> names = isPlan
        ? std::array<QString, kCounterCount>{tr("Would Read"), tr("Would Write"), tr("Would Skip"),
            tr("Would Reject"), QString(), QString()}
        : std::array<QString, kCounterCount>{tr("Read"), tr("Written"), tr("Skipped"),
            tr("Rejected"), tr("Not Attempted"), tr("Pending")};
    for (std::size_t i = 0; i < m_cells.size(); ++i) {
        m_cells[i]->setName(names[i]);
        m_cells[i]->setVisible(static_cast<int>(i) < shownCount());
    }
    arrange();
}

void CounterBlock::setValues(const CounterValues &values, bool isRunning)
{
    m_values = values;
    const std::array<qint64, kCounterCount> numbers{values.read, values.written, values.skipped,
        values.rejected, values.notAttempted, values.pending};
    for (std::size_t i = 0; i < m_cells.size(); ++i)
        m_cells[i]->setValue(numbers[i]);
    using enum CounterCell::Emphasis;
    cell(Counter::Rejected)->setEmphasis(values.rejected > 0 ? Warning : Plain);
    cell(Counter::Pending)->setEmphasis(!isRunning && values.pending > 0 ? Warning : Plain);
    if (columnsFor(width()) != columnsFor(width() + 1) || heightForWidth(width()) != height())
        updateGeometry();
    arrange();
    update();
}

void CounterBlock::setNote(Counter counter, const QString &note, const QString &brief)
{
    cell(counter)->setNote(note, brief);
}

void CounterBlock::setSeriesShown(bool shown)
{
    const auto series
        = [shown](Role role) { return shown ? std::optional<Role>(role) : std::nullopt; };
    cell(Counter::Read)->setSeries(series(Role::Read));
    cell(Counter::Written)->setSeries(series(Role::Write));
}

CounterCell *CounterBlock::cell(Counter counter) const
{
    return m_cells[static_cast<std::size_t>(counter)];
}

int CounterBlock::rowHeight() const
{
    const CellHeights heights = cellHeights();
    return heights.name + heights.number + heights.note;
}

int CounterBlock::columnsFor(int width) const
{
    const int count = shownCount();
    int widest = 0;
    for (int i = 0; i < count; ++i) {
        const CounterCell *cell = m_cells[static_cast<std::size_t>(i)];
        widest = std::max(widest, cell->sizeHint().width());
    }
    const int needed = count * widest + (count - 1) * kColumnGap;
    return needed <= width ? count : count / 2;
}

QSize CounterBlock::sizeHint() const
{
    const int wanted = shownCount() * (110 + kColumnGap);
    return {wanted, rowHeight()};
}

QSize CounterBlock::minimumSizeHint() const
{
    return {3 * 60, rowHeight()};
}

int CounterBlock::heightForWidth(int width) const
{
    const bool isOneRow = columnsFor(width) == shownCount();
    return isOneRow ? rowHeight() : 2 * rowHeight() + kCellRowGap;
}

void CounterBlock::arrange()
{
    const int columns = columnsFor(width());
    const double pitch = (width() + kColumnGap) / static_cast<double>(columns);
    for (int i = 0; i < shownCount(); ++i) {
        const int x = static_cast<int>(std::lround(i % columns * pitch));
        const int y = i / columns * (rowHeight() + kCellRowGap);
        m_cells[static_cast<std::size_t>(i)]->setGeometry(
            x, y, static_cast<int>(pitch) - kColumnGap, rowHeight());
    }
}

void CounterBlock::resizeEvent(QResizeEvent *)
{
    arrange();
}

void CounterBlock::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        updateGeometry();
        arrange();
    }
}

void CounterBlock::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const int columns = columnsFor(width());
    for (int i = 0; i < shownCount(); ++i) {
        const CounterCell *cell = m_cells[static_cast<std::size_t>(i)];
        if (i % columns != 0)
            painter.fillRect(cell->x() - kColumnGap / 2 - 1, cell->y(), 1, rowHeight(),
                themeColor(Role::Divider));
    }
}

} // namespace sluice
