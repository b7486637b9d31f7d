// What is believed of cloud storage.
import { type Belief, believe } from "./belief";

/** What a handler has until its deadline, less half a second for the answer. */
const IN_TIME_MS = 3_000;

export const STORAGE_BELIEFS: readonly Belief[] = [
  believe({
    id: "download-in-time",
    part: "storage",
    rule: "downloadMsOf10Mb",
    other: 3_500,
    agrees: (seen) => seen <= IN_TIME_MS,
    what: {
      en: "`downloadFile` takes a picture of up to 10 MB in a push's time",
      zh: "`downloadFile` 能在一条推送的时间里取 10 MB 以内的图片",
    },
    builtOn: {
      en: "the SDK's code; the page on storage names no limit",
      zh: "SDK 的代码；存储的页面没有写上限",
    },
    otherwise: {
      en: "`MEDIA_FAILED`, and the handler runs again; put the picture beside the code",
      zh: "`MEDIA_FAILED`，处理函数再次运行；请把图片放在代码旁边",
    },
  }),
  {
    id: "file-id-for-ever",
    what: { en: "a fileID names one file for ever", zh: "一个 fileID 始终指同一个文件" },
    builtOn: {
      en: "the page on storage: it holds environment, bucket and path",
      zh: "存储的页面：它由环境、存储桶和路径组成",
    },
    otherwise: {
      en: "`MEDIA_FAILED`, and the handler runs again; put the picture beside the code",
      zh: "`MEDIA_FAILED`，处理函数再次运行；请把图片放在代码旁边",
    },
    notProbed: {
      en: "a run takes minutes, and this is about months",
      zh: "探测只有几分钟，而这里说的是几个月",
    },
  },
  believe({
    id: "upload-replaces",
    part: "storage",
    rule: "uploadReplacesFile",
    other: false,
    what: {
      en: "`uploadFile` over a file that is there replaces it, and the next download has the new one",
      zh: "`uploadFile` 写到已有的文件上会覆盖它，再下载得到的是新文件",
    },
    builtOn: { en: "the SDK's code; the page on storage", zh: "SDK 的代码；存储的页面" },
    otherwise: {
      en: "a picture for replies that was replaced goes out as it was before: upload it under another name",
      zh: "替换过的回复图片发出去的仍是旧的：请换一个文件名上传",
    },
  }),
  believe({
    id: "upload-same-id",
    part: "storage",
    rule: "uploadKeepsFileId",
    other: false,
    what: {
      en: "`uploadFile` over a file that is there gives the same fileID",
      zh: "`uploadFile` 写到已有的文件上，fileID 不变",
    },
    builtOn: { en: "the SDK's code; the page on storage", zh: "SDK 的代码；存储的页面" },
    otherwise: {
      en: "copies of customers' pictures whose upload broke off stay in `customer-pictures/`",
      zh: "上传中断的客户图片会留在 `customer-pictures/` 里",
    },
  }),
  believe({
    id: "delete-removes",
    part: "storage",
    rule: "deleteRemovesFile",
    other: false,
    what: {
      en: "what `deleteFile` has deleted cannot be downloaded any more",
      zh: "`deleteFile` 删除的文件无法再下载",
    },
    builtOn: { en: "the page on storage", zh: "存储的页面" },
    otherwise: {
      en: "who has the fileID of a customer's picture can fetch it after it was removed: report it",
      zh: "客户图片删除之后，凭 fileID 仍能取到：请反馈",
    },
  }),
  believe({
    id: "delete-missing-status",
    part: "storage",
    rule: "deleteMissingFileStatus",
    other: -503_001,
    agrees: (seen) => seen === -503_003 || seen === 0,
    what: {
      en: "`deleteFile` of a file that is not there has the status -503003, or 0",
      zh: "`deleteFile` 删除不存在的文件时 status 是 -503003 或 0",
    },
    builtOn: { en: "the SDK's table of numbers", zh: "SDK 的错误码表" },
    otherwise: {
      en: "what is remembered of a picture that somebody deleted by hand is tried again once a minute, for ever",
      zh: "手动删除的客户图片，其记录会一直每分钟重试清理",
    },
  }),
];
