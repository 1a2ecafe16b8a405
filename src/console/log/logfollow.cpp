// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/log/logfollow.h"

#include "console/theme/icons.h"
#include "console/widgets/format.h"
#include "console/widgets/rowview.h"

#include <QPushButton>
#include <QScrollBar>

using namespace Qt::StringLiterals;

namespace sluice {

LogFollow::LogFollow(RowView *view, QPushButton *button)
    : QObject(view)
    , m_view(view)
    , m_button(button)
{
    button->setCheckable(true);
    setButtonIcon(button, u"follow"_s);
    QScrollBar *bar = view->verticalScrollBar();
    connect(bar, &QScrollBar::rangeChanged, this, [this] {
        if (m_isFollowing)
            goToEnd();
    });
    connect(bar, &QScrollBar::valueChanged, this, [this, bar](int value) {
        if (m_isFollowing && !m_isMoving && value < bar->maximum())
            setFollowing(false);
    });
    connect(button, &QPushButton::clicked, this, [this](bool isOn) {
        setFollowing(isOn);
        if (isOn)
            emit followed();
    });
    showState();
}

void LogFollow::watch(const QAbstractItemModel *model)
{
    connect(model, &QAbstractItemModel::rowsInserted, this,
        [this](const QModelIndex &, int first, int last) {
            if (m_isFollowing || !m_isCounting || first == 0)
                return; // earlier lines are no news
            m_newLines += last - first + 1;
            showState();
        });
}

void LogFollow::setNewLines(qint64 lines)
{
    if (lines == m_newLines)
        return;
    m_newLines = lines;
    showState();
}

void LogFollow::setFollowing(bool isFollowing)
{
    m_isFollowing = isFollowing;
    m_newLines = 0;
    if (isFollowing)
        goToEnd();
    showState();
}

void LogFollow::goToEnd()
{
    m_isMoving = true;
    m_view->verticalScrollBar()->setValue(m_view->verticalScrollBar()->maximum());
    m_isMoving = false;
}

void LogFollow::showState()
{
    QString text = tr("Follow");
    if (m_newLines == 1)
        text = tr("1 new line");
    else if (m_newLines > 1)
        text = tr("%1 new lines").arg(Format::count(m_newLines));
    m_button->setText(text);
    m_button->setChecked(m_isFollowing);
    m_button->setToolTip(m_isFollowing ? tr("Stays at the newest line until you scroll up")
                                       : tr("Goes to the newest line and stays there (Ctrl+L)"));
    m_button->setAccessibleName(m_newLines == 0 ? tr("Follow") : tr("Follow, %1").arg(text));
}

} // namespace sluice
