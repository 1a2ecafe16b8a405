// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/help/helpwindow.h"

#include "console/help/manualbrowser.h"
#include "console/main/prompt.h"
#include "console/theme/icons.h"
#include "console/theme/screenroom.h"
#include "console/theme/theme.h"
#include "console/widgets/eliding.h"
#include "console/widgets/typedlabel.h"

#include <QBoxLayout>
#include <QListWidget>
#include <QLocale>
#include <QShortcut>
#include <QSplitter>
#include <QToolButton>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kContentsWidth = 250;
constexpr int kRowHeight = 26;
constexpr int kPartHeight = 34;
constexpr QSize kSize(1000, 720);
constexpr QSize kLeastSize(560, 360);

QToolButton *makeToolButton(const QString &name, const QString &icon, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(name);
    button->setIcon(themeIcon(icon));
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

void name(QToolButton *button, const QString &text, const QString &tip)
{
    button->setAccessibleName(text);
    button->setToolTip(tip);
}

} // namespace

HelpWindow::HelpWindow(Prompt &prompt)
    : m_prompt(prompt)
    , m_manual(QLocale().name().section(u'_', 0, 0))
    , m_contents(new QListWidget(this))
    , m_browser(new ManualBrowser(this))
    , m_find(new FindEdit(this))
    , m_found(new TypedLabel({}, TypeRole::Meta, Role::Muted, this))
    , m_back(makeToolButton(u"helpBackButton"_s, u"chevron-left"_s, this))
    , m_forward(makeToolButton(u"helpForwardButton"_s, u"chevron-right"_s, this))
    , m_index(makeToolButton(u"helpIndexButton"_s, u"help"_s, this))
{
    setObjectName(u"helpWindow"_s);
    setAttribute(Qt::WA_QuitOnClose, false);
    setMinimumSize(kLeastSize);
    resize(kSize.boundedTo(screenRoom(this)));
    layOut();
    connectParts();
    nameParts();
    fillContents();
}

void HelpWindow::layOut()
{
    auto *tools = new QHBoxLayout;
    tools->setContentsMargins(12, 8, 12, 8);
    m_found->setObjectName(u"helpFoundLabel"_s);
    m_find->setObjectName(u"helpFindEdit"_s);
    m_find->setClearButtonEnabled(true);
    m_find->setFixedWidth(260);
    for (QWidget *part : {static_cast<QWidget *>(m_back), static_cast<QWidget *>(m_forward),
             static_cast<QWidget *>(m_index)})
        tools->addWidget(part);
    tools->addStretch(1);
    tools->addWidget(m_found);
    tools->addWidget(m_find);

    m_contents->setObjectName(u"helpContents"_s);
    m_contents->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *parts = new QSplitter(this);
    auto *side = new QWidget(parts);
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(12, 4, 4, 4);
    column->addWidget(m_contents);
    parts->addWidget(side);
    parts->addWidget(m_browser);
    parts->setStretchFactor(1, 1);
    parts->setSizes({kContentsWidth, kSize.width() - kContentsWidth});
    parts->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(tools);
    layout->addWidget(parts, 1);
    QWidget *before = m_contents;
    for (QWidget *next : {static_cast<QWidget *>(m_browser), static_cast<QWidget *>(m_back),
             static_cast<QWidget *>(m_forward), static_cast<QWidget *>(m_index),
             static_cast<QWidget *>(m_find)}) {
        setTabOrder(before, next);
        before = next;
    }
}

void HelpWindow::connectParts()
{
    connect(m_back, &QToolButton::clicked, m_browser, &ManualBrowser::goBack);
    connect(m_forward, &QToolButton::clicked, m_browser, &ManualBrowser::goForward);
    connect(m_index, &QToolButton::clicked, this, [this] { m_browser->open(Manual::indexName()); });
    connect(m_browser, &ManualBrowser::pageChanged, this, &HelpWindow::showPage);
    connect(m_browser, &ManualBrowser::linkWanted, this,
        [this](const QUrl &link) { m_prompt.openLink(link); });
    connect(m_contents, &QListWidget::currentItemChanged, this, [this](QListWidgetItem *item) {
        const QString page = item ? item->data(Qt::UserRole).toString() : QString();
        if (!page.isEmpty() && page != m_browser->page())
            m_browser->open(page);
    });
    connect(m_find, &QLineEdit::textChanged, this, &HelpWindow::look);
    connect(m_find, &QLineEdit::returnPressed, this, [this] { m_browser->showNext(false); });
    const auto onKey = [this](const QKeySequence &keys, auto what) {
        connect(new QShortcut(keys, this), &QShortcut::activated, this, what);
    };
    onKey(QKeySequence(QKeySequence::Find), [this] {
        m_find->setFocus(Qt::ShortcutFocusReason);
        m_find->selectAll();
    });
    onKey(QKeySequence(Qt::Key_F3), [this] { m_browser->showNext(false); });
    onKey(QKeySequence(Qt::SHIFT | Qt::Key_F3), [this] { m_browser->showNext(true); });
    onKey(QKeySequence(Qt::ALT | Qt::Key_Left), [this] { m_browser->goBack(); });
    onKey(QKeySequence(Qt::ALT | Qt::Key_Right), [this] { m_browser->goForward(); });
    onKey(QKeySequence(Qt::ALT | Qt::Key_Home), [this] { m_index->click(); });
    onKey(QKeySequence(Qt::Key_Escape), [this] { narrow(); });
}

// Escape ends what is looked for first, then closes.
void HelpWindow::narrow()
{
    if (m_find->text().isEmpty())
        close();
    else
        m_find->clear();
}

void HelpWindow::nameParts()
{
    m_browser->setLanguage(m_manual.language());
    m_contents->setAccessibleName(tr("Pages of the manual"));
    m_find->setAccessibleName(tr("Find in the manual"));
    m_find->setPlaceholderText(tr("Find in the manual"));
    name(m_back, tr("Back"), tr("Back (Alt+Left)"));
    name(m_forward, tr("Forward"), tr("Forward (Alt+Right)"));
    name(m_index, tr("Contents"), tr("All pages (Alt+Home)"));
}

void HelpWindow::fillContents()
{
    QString part;
    for (const Manual::Page &page : m_manual.pages()) {
        if (page.part != part) {
            part = page.part;
            auto *head = new QListWidgetItem(part, m_contents);
            head->setFlags(Qt::NoItemFlags);
            head->setFont(Theme::instance().font(TypeRole::Header));
            head->setSizeHint(QSize(0, kPartHeight));
            head->setTextAlignment(Qt::AlignBottom);
        }
        auto *item = new QListWidgetItem(page.title, m_contents);
        item->setData(Qt::UserRole, page.name);
        item->setSizeHint(QSize(0, kRowHeight));
    }
}

void HelpWindow::showPage()
{
    m_back->setEnabled(m_browser->canGoBack());
    m_forward->setEnabled(m_browser->canGoForward());
    setWindowTitle(tr("Help — %1").arg(m_manual.title(m_browser->page())));
    const QSignalBlocker quiet(m_contents);
    for (int row = 0; row < m_contents->count(); ++row) {
        QListWidgetItem *item = m_contents->item(row);
        if (item->data(Qt::UserRole).toString() == m_browser->page())
            m_contents->setCurrentItem(item);
    }
    if (!m_find->text().isEmpty())
        look(m_find->text());
}

void HelpWindow::look(const QString &text)
{
    const int count = m_browser->mark(text.trimmed());
    filterContents(text.trimmed());
    m_found->setText(text.trimmed().isEmpty() ? QString()
            : count == 0                      ? tr("not on this page")
                                              : tr("%n on this page", nullptr, count));
}

// A part stays as long as one of its pages does.
void HelpWindow::filterContents(const QString &text)
{
    QListWidgetItem *head = nullptr;
    for (int row = 0; row < m_contents->count(); ++row) {
        QListWidgetItem *item = m_contents->item(row);
        const QString page = item->data(Qt::UserRole).toString();
        if (page.isEmpty()) {
            head = item;
            head->setHidden(true);
            continue;
        }
        const bool isThere
            = text.isEmpty() || m_manual.text(page).contains(text, Qt::CaseInsensitive);
        item->setHidden(!isThere);
        if (isThere && head)
            head->setHidden(false);
    }
}

void HelpWindow::open(const QString &topic)
{
    m_find->clear();
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show(); // as wide as the page is set for
    m_browser->open(topic);
    raise();
    activateWindow();
    m_browser->setFocus();
}

QString HelpWindow::page() const
{
    return m_browser->page();
}

} // namespace sluice
