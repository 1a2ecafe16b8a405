// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/language/englishtext.h"

#include "console/log/logview.h"
#include "console/widgets/rowdelegate.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QComboBox>
#include <QGroupBox>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sluice::testing {

namespace {

constexpr int kMostRows = 50;

bool looksEnglish(const QString &text)
{
    // None of them is a word of German, too.
    static const QRegularExpression words(
        u"\\b(the|is|are|were|has|have|had|not|cannot|with|and|for|from|which|that|there|its|been|"
        "of|to|by|than|until|without|could|must)\\b"_s);
    return words.match(text).hasMatch();
}

QStringList cellTexts(const QAbstractItemView *view)
{
    QStringList texts;
    const QAbstractItemModel *model = view->model();
    if (!model)
        return texts;
    const QModelIndex root = view->rootIndex();
    const int rows = std::min(model->rowCount(root), kMostRows);
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < model->columnCount(root); ++column) {
            const QModelIndex index = model->index(row, column, root);
            for (const int role : {int(Qt::DisplayRole), int(Qt::ToolTipRole), int(CellRole::Note),
                     int(Qt::AccessibleTextRole)})
                texts << index.data(role).toString();
        }
    }
    return texts;
}

// Lines of the log are English in every language.
bool isOfLog(const QWidget *widget)
{
    for (; widget; widget = widget->parentWidget()) {
        if (qobject_cast<const LogView *>(widget))
            return true;
    }
    return false;
}

QStringList textsOf(const QWidget *widget)
{
    QStringList texts{widget->toolTip(), widget->accessibleName(), widget->accessibleDescription()};
    if (const auto *label = qobject_cast<const QLabel *>(widget))
        texts << label->text();
    else if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
        texts << button->text();
    else if (const auto *edit = qobject_cast<const QLineEdit *>(widget))
        texts << edit->placeholderText();
    else if (const auto *combo = qobject_cast<const QComboBox *>(widget))
        texts << combo->currentText();
    else if (const auto *group = qobject_cast<const QGroupBox *>(widget))
        texts << group->title();
    else if (const auto *view = qobject_cast<const QAbstractItemView *>(widget))
        texts << cellTexts(view);
    return texts;
}

} // namespace

QStringList englishTexts(QWidget *root)
{
    QStringList all;
    const auto widgets = root->findChildren<QWidget *>();
    for (const QWidget *widget : widgets) {
        if (!widget->isVisibleTo(root) || isOfLog(widget))
            continue;
        const QStringList texts = textsOf(widget);
        for (const QString &text : texts) {
            if (looksEnglish(text))
                all << widget->objectName() + u": "_s + text.left(200);
        }
    }
    all.removeDuplicates();
    return all;
}

} // namespace sluice::testing
