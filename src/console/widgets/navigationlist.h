// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>

class QStandardItem;
class QStandardItemModel;

namespace sluice {

// The side bar: pages with icon, text and count badge, in groups with a thin line between. 200 px
// wide, or 52 with icons only. It knows no page; keys are the caller's. Object name
// `navigationList`. GUI thread.
class NavigationList final : public QListView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NavigationList)

public:
    enum class BadgeKind { Running, Errors };

    explicit NavigationList(QWidget *parent = nullptr);

    void addPage(const QString &key, const QString &icon, const QString &text);
    void addGap();
    // Gone at 0. `spoken` is the count in words for screen readers, "5 runs active".
    void setBadge(const QString &key, int count, BadgeKind kind, const QString &spoken = {});
    void setCurrentPage(const QString &key); // does not send pageChosen()
    void clearCurrentPage(); // one is shown that is not in the list
    QString currentPage() const;
    QStringList pages() const;
    void setCollapsed(bool collapsed);
    int wholeWidth() const; // in which no title is cut
    bool isCollapsed() const { return m_isCollapsed; }

signals:
    void pageChosen(const QString &key);

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QStandardItem *itemFor(const QString &key) const;
    void describe(QStandardItem *item);

    QStandardItemModel *m_model;
    bool m_isCollapsed = false;
    bool m_isSilent = false;
};

} // namespace sluice
