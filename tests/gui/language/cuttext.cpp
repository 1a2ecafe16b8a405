// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/language/cuttext.h"

#include "console/widgets/eliding.h"
#include "console/widgets/rowview.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QGroupBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QStyle>
#include <QStyleOptionComboBox>
#include <QTabBar>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sluice::testing {

namespace {

int widthOf(const QWidget *widget, const QString &text)
{
    return widget->fontMetrics().size(Qt::TextShowMnemonic, text).width();
}

QString complaint(const QWidget *widget, const QString &text, int needed, int had)
{
    return u"%1 %2 “%3” needs %4, has %5"_s.arg(
        QString::fromLatin1(widget->metaObject()->className()), widget->objectName(),
        text.left(160), QString::number(needed), QString::number(had));
}

QString cutLabel(const QLabel *label)
{
    if (label->text().isEmpty())
        return {};
    if (!label->wordWrap()) {
        const int needed = label->sizeHint().width();
        if (needed > label->width() + 1)
            return complaint(label, label->text(), needed, label->width());
        const int high = label->fontMetrics().height() - 2; // no letter is as high
        return high > label->height() ? complaint(label, label->text(), high, label->height())
                                      : QString();
    }
    const int needed = label->heightForWidth(label->width());
    return needed > label->height() + 1 ? complaint(label, label->text(), needed, label->height())
                                        : QString();
}

QString cutButton(const QAbstractButton *button)
{
    const int needed = button->sizeHint().width();
    return !button->text().isEmpty() && needed > button->width() + 1
        ? complaint(button, button->text(), needed, button->width())
        : QString();
}

QString cutChoice(QComboBox *combo)
{
    if (qobject_cast<ElidingComboBox *>(combo))
        combo->grab(); // where it is scrolled out of sight, too, its tool tip is that of now
    if (combo->currentText().isEmpty() || combo->isEditable()
        || combo->toolTip().contains(combo->currentText()))
        return {};
    QStyleOptionComboBox option;
    option.initFrom(combo);
    option.subControls = QStyle::SC_All;
    const int room
        = combo->style()
              ->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, combo)
              .width();
    const int needed = widthOf(combo, combo->currentText());
    return needed > room ? complaint(combo, combo->currentText(), needed, room) : QString();
}

QStringList cutTabs(const QTabBar *bar)
{
    QStringList cut;
    for (int tab = 0; tab < bar->count(); ++tab) {
        const int needed = widthOf(bar, bar->tabText(tab));
        if (bar->isTabVisible(tab) && needed > bar->tabRect(tab).width())
            cut << complaint(bar, bar->tabText(tab), needed, bar->tabRect(tab).width());
        else if (bar->isTabVisible(tab) && bar->tabRect(tab).right() > bar->width())
            cut << complaint(bar, bar->tabText(tab), bar->tabRect(tab).right(), bar->width());
    }
    return cut;
}

// Sections as wide as what they hold ask for; those that the operator may widen have a tool tip.
QStringList cutHeader(const QHeaderView *header)
{
    QStringList cut;
    for (int section = 0; section < header->count(); ++section) {
        const QString text = header->model()->headerData(section, Qt::Horizontal).toString();
        const int needed = header->fontMetrics().horizontalAdvance(text);
        if (!header->isSectionHidden(section) && needed > header->sectionSize(section))
            cut << complaint(header, text, needed, header->sectionSize(section));
    }
    return cut;
}

int widthInRow(const RowView *view, const QModelIndex &index)
{
    QStyleOptionViewItem option;
    option.initFrom(view);
    option.widget = view;
    option.rect = view->visualRect(index);
    return view->rows()->sizeHint(option, index).width();
}

// What the column that takes the rest has more than it needs.
int spareOf(const RowView *view, int rows)
{
    const QHeaderView *header = view->header();
    for (int column = 0; column < header->count(); ++column) {
        if (header->isSectionHidden(column)
            || header->sectionResizeMode(column) != QHeaderView::Stretch)
            continue;
        int needed = header->minimumSectionSize();
        for (int row = 0; row < rows; ++row)
            needed = std::max(needed, widthInRow(view, view->model()->index(row, column)));
        return header->sectionSize(column) - needed;
    }
    return 0;
}

// States are words of the console: with room to spare in the same row none of them is cut.
QStringList cutStates(const RowView *view)
{
    constexpr int kMostRows = 100;
    if (!view->model())
        return {};
    const QHeaderView *header = view->header();
    const int rows = std::min(view->model()->rowCount(), kMostRows);
    const int spare = spareOf(view, rows);
    QStringList cut;
    for (int column = 0; column < header->count(); ++column) {
        if (header->isSectionHidden(column)
            || header->sectionResizeMode(column) == QHeaderView::Stretch)
            continue;
        for (int row = 0; row < rows; ++row) {
            const QModelIndex index = view->model()->index(row, column);
            const int needed = widthInRow(view, index);
            const int had = header->sectionSize(column);
            if (view->rows()->kindOf(index) == CellKind::State && needed > had
                && needed - had <= spare)
                cut << complaint(view, index.data().toString(), needed, had);
        }
    }
    return cut;
}

QString cutField(const QLineEdit *edit)
{
    // Between the frame and the text there are a few pixels more; this errs to the lenient side.
    const int needed = edit->fontMetrics().horizontalAdvance(edit->placeholderText());
    return edit->text().isEmpty() && needed > edit->width() && edit->toolTip().isEmpty()
        ? complaint(edit, edit->placeholderText(), needed, edit->width())
        : QString();
}

// Whatever else is drawn: a widget says how small it can be.
QString squeezed(const QWidget *widget)
{
    const QSize least = widget->minimumSizeHint();
    if (qobject_cast<const QAbstractScrollArea *>(widget) || widget->isWindow()
        || widget->maximumWidth() < least.width())
        return {};
    if (least.width() > widget->width() + 1)
        return complaint(widget, u"its least width"_s, least.width(), widget->width());
    return {};
}

// What makes the content of `area` so wide: the widgets without others in them that reach out.
QString widestIn(const QScrollArea *area)
{
    QStringList names;
    const auto widgets = area->widget()->findChildren<QWidget *>();
    for (const QWidget *widget : widgets) {
        const int right = widget->mapTo(area->widget(), QPoint(widget->width(), 0)).x();
        const bool isLeaf = widget->findChildren<QWidget *>(Qt::FindDirectChildrenOnly).isEmpty();
        if (widget->isVisibleTo(area) && isLeaf && right > area->viewport()->width()
            && widget->minimumSizeHint().width() > area->viewport()->width() / 4)
            names << widget->objectName() + u' '
                    + QString::number(widget->minimumSizeHint().width());
    }
    return names.join(u", "_s);
}

QStringList complaintsOf(QWidget *widget)
{
    if (const auto *eliding = qobject_cast<ElidingLabel *>(widget))
        return eliding->isCut() && eliding->toolTip().isEmpty()
            ? QStringList{complaint(eliding, eliding->text(), -1, eliding->width())}
            : QStringList();
    if (const auto *label = qobject_cast<QLabel *>(widget))
        return {cutLabel(label)};
    if (const auto *button = qobject_cast<QAbstractButton *>(widget))
        return {cutButton(button)};
    if (auto *combo = qobject_cast<QComboBox *>(widget))
        return {cutChoice(combo)};
    if (const auto *bar = qobject_cast<QTabBar *>(widget))
        return cutTabs(bar);
    if (const auto *header = qobject_cast<QHeaderView *>(widget))
        return header->orientation() == Qt::Horizontal && header->model() ? cutHeader(header)
                                                                          : QStringList();
    if (const auto *edit = qobject_cast<QLineEdit *>(widget))
        return {cutField(edit)};
    if (const auto *view = qobject_cast<RowView *>(widget))
        return cutStates(view);
    if (const auto *area = qobject_cast<QScrollArea *>(widget)) {
        const int hidden = area->horizontalScrollBar()->maximum();
        return hidden > 0 ? QStringList{complaint(area, u"scrolls: "_s + widestIn(area), hidden, 0)}
                          : QStringList();
    }
    if (const auto *group = qobject_cast<QGroupBox *>(widget);
        group && widthOf(group, group->title()) > group->width())
        return {complaint(group, group->title(), widthOf(group, group->title()), group->width())};
    return {squeezed(widget)};
}

} // namespace

QStringList cutTexts(QWidget *root)
{
    QStringList all;
    const auto widgets = root->findChildren<QWidget *>();
    for (QWidget *widget : widgets) {
        const bool isShown = widget->isVisibleTo(root) && widget->window() == root->window();
        if (isShown && !qobject_cast<QAbstractItemView *>(widget->parentWidget()))
            all += complaintsOf(widget);
        else if (isShown && qobject_cast<QHeaderView *>(widget))
            all += complaintsOf(widget);
    }
    all.removeAll(QString());
    all.removeDuplicates();
    return all;
}

} // namespace sluice::testing
