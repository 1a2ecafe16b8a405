// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QTextBrowser>

namespace sluice {

// Shows pages of the manual, one at a time, and remembers the way through them. Links lead to pages
// only; the address of a link that leads elsewhere is told, and nothing is loaded from a network or
// a disk. GUI thread; owned by the window of help.
class ManualBrowser final : public QTextBrowser
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ManualBrowser)

public:
    explicit ManualBrowser(QWidget *parent = nullptr);

    void setLanguage(const QString &language); // "en", "de"; before a page is opened
    // "page" or "page#heading"; the index where there is no such page.
    void open(const QString &topic);
    QString page() const { return m_page; }
    bool canGoBack() const { return m_place > 0; }
    bool canGoForward() const { return m_place + 1 < m_way.size(); }
    void goBack() { go(m_place - 1); }
    void goForward() { go(m_place + 1); }

    // Marks every place of the text on this page; how many there are. Empty: none.
    int mark(const QString &text);
    void showNext(bool isBackward); // of what is marked

    QVariant loadResource(int type, const QUrl &name) override;

signals:
    void pageChanged(); // or the way back and forward
    void linkWanted(const QUrl &link);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    struct Visit
    {
        QString topic;
        int scroll = -1; // -1: at the topic's heading
    };

    void go(qsizetype place);
    void show(const Visit &visit);
    void typeset();
    void typesetAgain();
    void scrollToHeading(const QString &anchor);

    QString m_language;
    QString m_page;
    QString m_marked;
    QList<Visit> m_way;
    qsizetype m_place = -1;
    QTextDocument *m_set = nullptr; // the page that is shown
    int m_typesetWidth = 0;
    bool m_isTypesetting = false; // the document is half a page then
};

} // namespace sluice
