// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/messagebar.h"

#include "base/error.h"
#include "console/errors/errorwords.h"
#include "console/theme/icons.h"
#include "console/theme/theme.h"
#include "console/widgets/badges.h"
#include "console/widgets/eliding.h"
#include "console/widgets/messagedetails.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMetaMethod>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

#include <chrono>

using namespace Qt::StringLiterals;

namespace sluice {

namespace {

constexpr auto kSuccessStays = std::chrono::seconds(8);
constexpr int kMessageBarHeight = 44;

QString messageIcon(Tone tone)
{
    switch (tone) {
    case Tone::Success:
        return u"state-completed"_s;
    case Tone::Warning:
        return u"state-attention"_s;
    case Tone::Error:
        return u"state-failed"_s;
    case Tone::Neutral:
    case Tone::Info:
        break;
    }
    return u"state-info"_s;
}

QPushButton *makeLink(const QString &text, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setProperty("role", u"quiet"_s);
    button->setAutoDefault(false);
    return button;
}

} // namespace

MessageBar::MessageBar(QWidget *parent)
    : QFrame(parent)
    , m_actions(new QHBoxLayout)
    , m_icon(new IconLabel(this))
    , m_label(new ElidingLabel(this))
    , m_details(makeLink(tr("Details"), this))
    , m_close(new QToolButton(this))
{
    setObjectName(u"messageBar"_s);
    setMinimumHeight(kMessageBarHeight);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum); // large text takes two lines
    m_label->setMaximumLines(2);
    m_close->setIcon(themeIcon(u"close"_s, Role::Muted));
    m_close->setToolTip(tr("Close this message"));
    m_close->setAccessibleName(tr("Close this message"));
    m_close->setObjectName(u"messageCloseButton"_s);
    m_details->setObjectName(u"messageDetailsButton"_s);
    m_details->hide();

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 6, 8, 6);
    layout->setSpacing(10);
    layout->addWidget(m_icon);
    layout->addWidget(m_label, 1);
    m_actions->setSpacing(12);
    layout->addLayout(m_actions);
    layout->addWidget(m_details);
    layout->addWidget(m_close);

    m_hideTimer.setSingleShot(true);
    m_hideTimer.setInterval(kSuccessStays);
    connect(&m_hideTimer, &QTimer::timeout, this, &MessageBar::dismiss);
    connect(m_close, &QToolButton::clicked, this, &MessageBar::dismiss);
    connect(m_details, &QPushButton::clicked, this, &MessageBar::openDetails);
    hide();
}

void MessageBar::showMessage(Tone tone, const QString &text, const QList<Action> &actions)
{
    m_answer.clear();
    showText(tone, text, actions);
}

void MessageBar::showError(const Error &error, const QList<Action> &actions)
{
    QStringList lines;
    if (error.httpStatus > 0)
        lines << tr("Status: %1").arg(error.httpStatus);
    if (!error.code.isEmpty())
        lines << tr("Code: %1").arg(error.code);
    if (!error.requestId.isEmpty())
        lines << tr("Request ID: %1").arg(error.requestId);
    m_answer = lines.join(u'\n');
    showText(Tone::Error, errorText(error), actions);
}

void MessageBar::showText(Tone tone, const QString &text, const QList<Action> &actions)
{
    m_tone = tone;
    setToolTip({}); // of the message before
    setAccessibleDescription({});
    m_icon->setIcon(messageIcon(tone), toneText(tone), Theme::instance().iconExtent());
    m_label->setText(text);
    for (QWidget *button : std::as_const(m_actionButtons)) {
        button->hide();
        button->deleteLater(); // the message may have been replaced by one of its own links
    }
    m_actionButtons.clear();
    for (const Action &action : actions) {
        auto *button = makeLink(action.text, this);
        button->setObjectName("messageAction-"_L1 + action.id);
        m_actions->addWidget(button);
        m_actionButtons << button;
        connect(button, &QPushButton::clicked, this,
            [this, id = action.id] { emit actionTriggered(id); });
    }
    if (tone == Tone::Success)
        m_hideTimer.start();
    else
        m_hideTimer.stop();
    setAccessibleName(text);
    show();
    layout()->activate();
    checkDetails();
    update();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void MessageBar::dismiss()
{
    if (isHidden())
        return;
    m_hideTimer.stop();
    hide();
    emit dismissed();
}

QString MessageBar::text() const
{
    return m_label->text();
}

void MessageBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        dismiss();
    else
        QFrame::keyPressEvent(event);
}

void MessageBar::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    checkDetails();
}

// By the room that there is without the link, so that it cannot flicker.
void MessageBar::checkDetails()
{
    const int taken
        = m_details->isVisibleTo(this) ? m_details->sizeHint().width() + layout()->spacing() : 0;
    m_details->setVisible(!m_answer.isEmpty() || m_label->wouldBeCut(m_label->width() + taken));
}

void MessageBar::openDetails()
{
    if (m_dialog) {
        m_dialog->raise();
        m_dialog->activateWindow();
        return;
    }
    const QString text
        = m_answer.isEmpty() ? m_label->text() : m_label->text() + u"\n\n" + m_answer;
    const bool isProblem = m_tone == Tone::Warning || m_tone == Tone::Error;
    const bool hasLog
        = isProblem && isSignalConnected(QMetaMethod::fromSignal(&MessageBar::logWanted));
    m_dialog = new MessageDetails(
        {.tone = m_tone, .icon = messageIcon(m_tone), .text = text, .hasLog = hasLog}, this);
    connect(m_dialog, &MessageDetails::logWanted, this, &MessageBar::logWanted);
    m_dialog->open();
}

void MessageBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    // Round at the right only: between the bar and a missing edge a round corner would curl.
    const QColor tint = themeColor(toneTint(m_tone));
    painter.setPen(Qt::NoPen);
    painter.setBrush(tint);
    painter.drawRoundedRect(rect(), 4, 4);
    painter.fillRect(QRect(0, 0, 8, height()), tint);
    painter.fillRect(QRect(0, 0, 3, height()), themeColor(toneText(m_tone)));
}

} // namespace sluice
