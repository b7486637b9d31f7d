// The cloud calls that WeChat documents, by name. Data only: what each of them does is another matter.

/**
 * From the pages of developers.weixin.qq.com that carry a line 云调用: the server API of mini programs
 * (/miniprogram/dev/server/API/…, read as copies of June 2026) and the older reference (/miniprogram/dev/api-backend/open-api/…),
 * whose names the current pages repeat. Left out are calls without that line, such as `auth.code2Session`, and events.
 *
 * WeChat says itself that some pages do not say whether their call is a cloud call
 * (https://developers.weixin.qq.com/doc/oplatform/developers/dev/cloudCall.html). So a name that is missing here may exist.
 */
const NAMES: Readonly<Record<string, string>> = {
  analysis:
    "getDailyRetain getDailySummary getDailyVisitTrend getMonthlyRetain getMonthlyVisitTrend getPerformanceData getUserPortrait getVisitDistribution getVisitPage getWeeklyRetain getWeeklyVisitTrend",
  auth: "getPaidUnionId",
  chattoolmsg: "send",
  cloudbase:
    "createSendSmsTask describeExtensionUploadInfo describeSmsRecords getOpenData getStatistics getVoIPSign report sendSms sendSmsV2",
  customerServiceMessage: "getTempMedia send setTyping uploadTempMedia",
  img: "aiCrop scanQRCode superresolution",
  immediateDelivery:
    "abnormalConfirm addOrder addTip bindAccount cancelOrder getAllImmeDelivery getBindAccount getOrder mockUpdateOrder openDelivery preAddOrder preCancelOrder reOrder realMockUpdateOrder updateOrder",
  liveBroadcast: "createRoom deleteRole editRoom getLiveInfo getPushUrl getRoleList goodsList goodsUpdate",
  logistics:
    "addOrder batchGetOrder bindAccount cancelOrder getAllAccount getAllDelivery getContact getOrder getPath getPrinter getQuota previewTemplate testUpdateOrder updateBusiness updatePath updatePrinter",
  nearbyPoi: "add delete getList setShowStatus",
  ocr: "bankcard businessLicense driverLicense drivingLicense idcard printedText vehicleLicense",
  operation:
    "getDomainInfo getFeedback getFeedbackmedia getGrayReleasePlan getJsErrDetail getJsErrList getJsErrSearch getPerformance getSceneList getVersionList realtimelogSearch",
  phonenumber: "getPhoneNumber",
  pluginManager: "applyPlugin getPluginDevApplyList",
  riskControl: "getUserRiskRank",
  search: "imageSearch siteSearch submitPages",
  security: "imgSecCheck mediaCheckAsync msgSecCheck",
  serviceMarket: "invokeService",
  shortlink: "generate",
  soter: "verifySignature",
  subscribeMessage:
    "addTemplate deleteTemplate getCategory getPubTemplateKeyWordsById getPubTemplateTitleList getTemplateList send",
  uniformMessage: "send",
  updatableMessage: "createActivityId setUpdatableMsg",
  urllink: "generate query",
  urlscheme: "generate generateNFCScheme query",
  "wxa.game": "getBalance pay present",
  "wxa.game.contentSpam": "mediaCheckSync",
  "wxa.sec.order": "getOrder getOrderList setMsgJumpPath uploadCombinedShippingInfo",
  wxacode: "createQRCode get getUnlimited",
};

/** Names as config.json and the SDK have them, for example `security.msgSecCheck`. */
export const DOCUMENTED_CALLS: ReadonlySet<string> = new Set(
  Object.entries(NAMES).flatMap(([group, names]) => names.split(" ").map((name) => `${group}.${name}`)),
);
