// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/tablecard.h"

#include "console/theme/theme.h"
#include "console/widgets/card.h"
#include "console/widgets/emptystate.h"
#include "console/widgets/rowview.h"

#include <QBoxLayout>
#include <QEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sluice {

namespace {

constexpr int kFewRows = 3;
constexpr int kScrolledRows = 8; // wished for by one that fills what room there is
constexpr int kEmptyHeight = 200;
constexpr qreal kCardRadius = 8;

// Lies over the card and paints its edge and round corners, because the table below is square.
class CardEdge final : public QWidget
{
public:
    explicit CardEdge(QWidget *parent)
        : QWidget(parent)
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        setAttribute(Qt::WA_NoSystemBackground);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
        QPainterPath corners;
        corners.addRect(rect());
        QPainterPath inside;
        inside.addRoundedRect(box, kCardRadius - 0.5, kCardRadius - 0.5);
        painter.fillPath(corners.subtracted(inside), themeColor(Role::Window));
        painter.setPen(QPen(themeColor(Role::Border), 1));
        painter.drawPath(inside);
    }
};

} // namespace

TableCard::TableCard(QWidget *parent)
    : QFrame(parent)
    , m_layout(new QVBoxLayout(this))
    , m_edge(new CardEdge(this))
    , m_view(new RowView(this))
{
    setProperty("card", true);
    m_layout->setContentsMargins(0, 0, 0, 0); // the sheet gives the room of the border
    m_layout->setSpacing(0);
    m_view->setMinimumHeight(1); // that of a scroll area is more than a row
    m_layout->addWidget(m_view, 1);
    m_edge->raise();
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    connect(m_view, &QTreeView::expanded, this, &TableCard::fit);
    connect(m_view, &QTreeView::collapsed, this, &TableCard::fit);
}

QHBoxLayout *TableCard::toolRow()
{
    if (!m_tools) {
        m_tools = new QWidget(this);
        auto *row = new QHBoxLayout(m_tools);
        row->setContentsMargins(16, 10, 16, 10);
        row->setSpacing(8);
        m_layout->insertWidget(0, m_tools);
        m_layout->insertWidget(1, new Line(this));
        m_edge->raise();
        fit();
    }
    return static_cast<QHBoxLayout *>(m_tools->layout());
}

void TableCard::setEmptyState(EmptyState *empty)
{
    m_empty = empty;
    if (empty)
        m_layout->addWidget(empty, 1);
    m_edge->raise();
    fit();
}

void TableCard::setLoading(bool isLoading)
{
    m_isLoading = isLoading;
    fit();
}

void TableCard::setUnread()
{
    m_view->setPlaceholderText(tr("Could not be read"));
    setLoading(true);
}

void TableCard::setFitting(bool fits)
{
    m_fits = fits;
    fit();
}

void TableCard::watchModel()
{
    const QAbstractItemModel *model = m_view->model();
    if (!model)
        return;
    connect(model, &QAbstractItemModel::rowsInserted, this, &TableCard::fit);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &TableCard::fit);
    connect(model, &QAbstractItemModel::modelReset, this, &TableCard::fit);
    connect(model, &QAbstractItemModel::layoutChanged, this, &TableCard::fit);
    fit();
}

int TableCard::frameHeight() const
{
    const QMargins border = contentsMargins();
    return border.top() + border.bottom() + (m_tools ? m_tools->sizeHint().height() + 1 : 0);
}

// With the room for what is said in place of rows.
int TableCard::contentHeight() const
{
    const bool hasRows = m_view->model() && m_view->model()->rowCount() > 0;
    return m_view->contentHeight() + (m_isLoading && !hasRows ? m_view->rowHeight() : 0);
}

void TableCard::fit()
{
    ensurePolished(); // the border is known only then
    const bool isEmpty
        = m_empty && !m_isLoading && (!m_view->model() || m_view->model()->rowCount() == 0);
    if (m_empty)
        m_empty->setVisible(isEmpty);
    m_view->setVisible(!isEmpty);
    const bool isBound = m_fits && !isEmpty;
    setMaximumHeight(isBound ? frameHeight() + contentHeight() : QWIDGETSIZE_MAX);
    // The edge of the card is the line under the last row, if the rows end there.
    m_view->setLastLine(!isBound);
    updateGeometry();
}

QSize TableCard::sizeHint() const
{
    if (m_empty && m_empty->isVisibleTo(this))
        return {400, frameHeight() + std::max(kEmptyHeight, m_empty->sizeHint().height())};
    const int head = m_view->header()->sizeHint().height();
    const int rows = m_fits ? contentHeight() : head + kScrolledRows * m_view->rowHeight();
    return {400, frameHeight() + std::min(contentHeight(), rows)};
}

QSize TableCard::minimumSizeHint() const
{
    const int rows = m_view->model() ? std::min(kFewRows, m_view->model()->rowCount()) : 0;
    const int head = m_view->header()->sizeHint().height();
    return {200, frameHeight() + head + std::max(1, rows) * m_view->rowHeight()};
}

void TableCard::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    m_edge->setGeometry(rect());
}

// Its tools may have wrapped.
bool TableCard::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest && m_tools
        && m_tools->sizeHint().height() != m_toolHeight) {
        m_toolHeight = m_tools->sizeHint().height();
        fit();
    }
    return QFrame::event(event);
}

void TableCard::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fit();
}

} // namespace sluice
