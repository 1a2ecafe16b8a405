// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/welcome/welcomepage.h"

#include "console/theme/theme.h"
#include "console/welcome/choicebutton.h"
#include "console/widgets/typedlabel.h"

#include <QBoxLayout>
#include <QEvent>
#include <QIcon>
#include <QPushButton>
#include <QScrollArea>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kWelcomeWidth = 580;
constexpr int kWelcomeIcon = 72;
constexpr int kWelcomeIconLow = 52; // in a low window
constexpr int kLowWindow = 640;

} // namespace

WelcomePage::WelcomePage(QWidget *parent)
    : Page(parent)
    , m_icon(new QLabel(this))
    , m_sandbox(new ChoiceButton(u"sandbox"_s, tr("Try the Sandbox"),
          tr("Sample services on this computer. No account is needed, nothing leaves it."), this))
    , m_connect(new ChoiceButton(u"page-connections"_s, tr("Connect Your Accounts…"),
          tr("Sign in to the services of one sync, or of all three."), this))
    , m_import(new ChoiceButton(u"import"_s, tr("Import Configuration…"),
          tr("A file of Sluice, or the settings of CodeLib or the commercetools plugin."), this))
{
    setObjectName(u"WelcomePage"_s);
    m_sandbox->setObjectName(u"trySandboxButton"_s);
    m_connect->setObjectName(u"connectAccountsButton"_s);
    m_import->setObjectName(u"importConfigurationButton"_s);
    m_icon->setAlignment(Qt::AlignCenter);

    auto *column = new QWidget(this);
    column->setMaximumWidth(kWelcomeWidth);
    auto *layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_icon);
    auto *title = new TypedLabel(tr("Welcome to Sluice"), TypeRole::Welcome, Role::Text, column);
    title->setAlignment(Qt::AlignCenter);
    auto *sentence
        = new TypedLabel(tr("Move records between your services in bulk, and see every one of "
                            "them arrive."),
            TypeRole::Body, Role::Muted, column);
    sentence->setAlignment(Qt::AlignCenter);
    sentence->setWordWrap(true);
    layout->addWidget(title);
    layout->addWidget(sentence);
    layout->addSpacing(8);
    for (ChoiceButton *choice : {m_sandbox, m_connect, m_import})
        layout->addWidget(choice);
    addLinks(layout);

    auto *page = new QWidget(this);
    page->setObjectName(u"welcomeContent"_s);
    auto *middle = new QVBoxLayout(page);
    middle->setContentsMargins(16, 12, 16, 12);
    middle->addStretch(1);
    auto *row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(column, 100);
    row->addStretch(1);
    middle->addLayout(row);
    middle->addStretch(1);
    auto *scroll = new QScrollArea(this);
    scroll->setObjectName(u"welcomeScroll"_s);
    scroll->setAccessibleName(tr("Welcome"));
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(page);
    setStyleSheet(u"#welcomeScroll, #welcomeContent { background: transparent; }"_s);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(scroll);

    connect(m_sandbox, &ChoiceButton::clicked, this, &WelcomePage::sandboxWanted);
    connect(m_connect, &ChoiceButton::clicked, this, &WelcomePage::connectWanted);
    connect(m_import, &ChoiceButton::clicked, this, &WelcomePage::importWanted);
    fitToWindow();
}

void WelcomePage::addLinks(QBoxLayout *layout)
{
    const auto make = [this](const QString &text, const QString &name) {
        auto *link = new QPushButton(text, this);
        link->setObjectName(name);
        link->setProperty("role", u"quiet"_s);
        return link;
    };
    QPushButton *moving = make(tr("Moving from CodeLib or the Plugin"), u"movingButton"_s);
    QPushButton *skip = make(tr("Skip"), u"skipButton"_s);
    auto *links = new QHBoxLayout;
    links->setContentsMargins(0, 4, 0, 0);
    links->setSpacing(16);
    links->addStretch(1);
    links->addWidget(moving);
    links->addWidget(skip);
    links->addStretch(1);
    layout->addLayout(links);
    connect(moving, &QPushButton::clicked, this, &WelcomePage::movingWanted);
    connect(skip, &QPushButton::clicked, this, &WelcomePage::skipped);
}

void WelcomePage::activate()
{
    m_sandbox->setFocus(Qt::OtherFocusReason);
}

void WelcomePage::setStarting(bool isStarting)
{
    m_sandbox->setEnabled(!isStarting);
    m_sandbox->setNote(isStarting
            ? tr("Starting…")
            : tr("Sample services on this computer. No account is needed, nothing leaves it."));
}

void WelcomePage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    fitToWindow();
}

void WelcomePage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        fitToWindow();
}

void WelcomePage::fitToWindow()
{
    const int side = window()->height() < kLowWindow ? kWelcomeIconLow : kWelcomeIcon;
    if (m_icon->pixmap().isNull() || m_icon->height() != side)
        m_icon->setPixmap(
            QIcon(u":/icons/app-icon.svg"_s).pixmap(QSize(side, side), devicePixelRatioF()));
}

} // namespace sluice
